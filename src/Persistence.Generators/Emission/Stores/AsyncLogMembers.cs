using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The asynchronous counterparts of the typed members that a log gives a store.</summary>
internal static class AsyncLogMembers
{
    private const string Key = "<param name=\"key\">The session's key.</param>";

    private const string Absent = "<exception cref=\"core::SessionNotFoundException\">The session is absent or expired.</exception>";

    public static IEnumerable<TypedMember> Of(SessionSpec session, LogSpec log) => Appends(session, log).Concat(Reads(session, log));

    // One entry and several are two members: the entries of an asynchronous call outlive it, so they cannot be a span.
    private static IEnumerable<TypedMember> Appends(SessionSpec session, LogSpec log)
    {
        var name = log.Member.PlainName;
        var entry = log.Entry.PublicName;
        var isIdempotent = LogMembers.IsIdempotent(log);
        yield return new TypedMember(writer => writer.Document($"""
            <summary>
            Adds an entry at the end of {Reference(session, log)}.
            {(isIdempotent ? "An entry whose id the log already holds is not added again." : "A call repeated after a lost answer adds its entry again.")}
            </summary>
            {Key}
            <param name="entry">The entry.</param>
            {AsyncSignature.CancelsCommit}
            <returns>The sequence that the entry has, and whether it was stored. It converts to the sequence of the log's last entry.</returns>
            {Absent}
            <exception cref="core::SessionValidationException">The entry may not be stored; nothing was written.</exception>
            """), AsyncSignature.Of("core::AppendResult", $"Append{name}Async", $"{session.Key.TypeName} key", $"{entry} entry"), $"{LogMembers.Accessor(log)}.AppendAsync(key, entry, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>
            Adds entries at the end of {Reference(session, log)}, all of them or none.
            {(isIdempotent ? "An entry whose id the log already holds is not added again." : "A call repeated after a lost answer adds its entries again.")}
            </summary>
            {Key}
            <param name="entries">The entries, in order. They belong to the call until its task ends.</param>
            {AsyncSignature.CancelsCommit}
            <returns>The sequences that the entries have, and how many were stored. It converts to the sequence of the log's last entry.</returns>
            {Absent}
            <exception cref="core::SessionValidationException">An entry may not be stored; nothing was written.</exception>
            """), AsyncSignature.Of("core::AppendResult", $"Append{name}Async", $"{session.Key.TypeName} key", $"sys::ReadOnlyMemory<{entry}> entries"), $"{LogMembers.Accessor(log)}.AppendAsync(key, entries, cancellationToken)");
    }

    private static IEnumerable<TypedMember> Reads(SessionSpec session, LogSpec log)
    {
        var name = log.Member.PlainName;
        var key = session.Key.TypeName + " key";
        var entries = $"core::LogPage<{log.Entry.PublicName}>";
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads entries of {Reference(session, log)} in order.</summary>
            {Key}
            <param name="afterSequence">Return the entries after this sequence: 0 for the start, or the last one already read.</param>
            <param name="limit">The most entries to read.</param>
            {AsyncSignature.CancelsRead}
            <returns>The entries, ascending by sequence.</returns>
            {Absent}
            """), AsyncSignature.Of(entries, $"Read{name}Async", key, "long afterSequence = 0", "int limit = int.MaxValue"), $"{LogMembers.Accessor(log)}.Reader.ReadAsync(key, afterSequence, limit, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads the last entries of {Reference(session, log)}.</summary>
            {Key}
            <param name="count">How many entries.</param>
            {AsyncSignature.CancelsRead}
            <returns>The entries, ascending by sequence.</returns>
            {Absent}
            """), AsyncSignature.Of(entries, $"ReadLast{name}Async", key, "int count"), $"{LogMembers.Accessor(log)}.Reader.ReadLastAsync(key, count, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads the last entries of {Reference(session, log)} before a sequence: the page before one that was read.</summary>
            {Key}
            <param name="beforeSequence">The sequence: the <c>FirstSequence</c> of that page.</param>
            <param name="count">How many entries.</param>
            {AsyncSignature.CancelsRead}
            <returns>The entries, ascending by sequence.</returns>
            {Absent}
            """), AsyncSignature.Of(entries, $"Read{name}BeforeAsync", key, "long beforeSequence", "int count"), $"{LogMembers.Accessor(log)}.Reader.ReadBeforeAsync(key, beforeSequence, count, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Counts the entries of {Reference(session, log)}.</summary>
            {Key}
            {AsyncSignature.CancelsRead}
            <returns>The number of entries, which is the sequence of the last one.</returns>
            {Absent}
            """), AsyncSignature.Of("long", $"Count{name}Async", key), $"{LogMembers.Accessor(log)}.Reader.CountAsync(key, cancellationToken)");
        yield return Tail(session, log);
    }

    private static TypedMember Tail(SessionSpec session, LogSpec log) => new(writer => writer.Document($"""
        <summary>Reads entries of {Reference(session, log)} in order, and then those that are committed, as they are.</summary>
        {Key}
        <param name="afterSequence">Begin after this sequence: 0 for the start, or the last one already read.</param>
        <param name="cancellationToken">Ends it with an OperationCanceledException.</param>
        <returns>The entries, that the tail has caught up, and at last that the log ended.</returns>
        <exception cref="core::SessionNotFoundException">The session is absent or expired when the tail begins.</exception>
        """),
        $"sys::Collections.Generic.IAsyncEnumerable<core::LogEvent<{log.Entry.PublicName}>> Tail{log.Member.PlainName}Async(\n    {session.Key.TypeName} key,\n    long afterSequence = 0,\n    sys::Threading.CancellationToken cancellationToken = default)",
        $"{LogMembers.Accessor(log)}.Tails.ReadAsync(key, afterSequence, cancellationToken)");

    private static string Reference(SessionSpec session, LogSpec log) => Names.See(session, log.Member);
}
