using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members that a log gives a store.</summary>
internal static class LogMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session, LogSpec log)
    {
        var name = log.Member.PlainName;
        var key = session.Key.TypeName;
        var entry = log.Entry.PublicName;
        var keyText = "<param name=\"key\">The session's key.</param>";
        var absent = "<exception cref=\"core::SessionNotFoundException\">The session is absent or expired.</exception>";
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Adds entries at the end of {Names.See(session, log.Member)}, all of them or none. {(IsIdempotent(log) ? "An entry whose id the log already holds is not added again." : "A call repeated after a lost answer adds its entries again.")}</summary>
            {keyText}
            <param name="entries">The entries, in order.</param>
            <returns>The sequences that the entries have, and how many were stored. It converts to the sequence of the log's last entry.</returns>
            {absent}
            <exception cref="core::SessionValidationException">An entry may not be stored; nothing was written.</exception>
            """), $"core::AppendResult Append{name}({key} key, params sys::ReadOnlySpan<{entry}> entries)", $"{Accessor(log)}.Append(key, entries)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Adds an entry at the end of {Names.See(session, log.Member)}, as the other overload does; a test can stand in for this one.</summary>
            {keyText}
            <param name="entry">The entry.</param>
            <returns>The sequence that the entry has, and whether it was stored. It converts to the sequence of the log's last entry.</returns>
            {absent}
            <exception cref="core::SessionValidationException">The entry may not be stored; nothing was written.</exception>
            """), $"core::AppendResult Append{name}({key} key, {entry} entry)", $"{Accessor(log)}.Append(key, entry)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads entries of {Names.See(session, log.Member)} in order.</summary>
            {keyText}
            <param name="afterSequence">Return the entries after this sequence: 0 for the start, or the last one already read.</param>
            <param name="limit">The most entries to read.</param>
            <returns>The entries, ascending by sequence.</returns>
            {absent}
            """), $"core::LogPage<{entry}> Read{name}({key} key, long afterSequence = 0, int limit = int.MaxValue)", $"{Accessor(log)}.Reader.Read(key, afterSequence, limit)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads the last entries of {Names.See(session, log.Member)}.</summary>
            {keyText}
            <param name="count">How many entries.</param>
            <returns>The entries, ascending by sequence.</returns>
            {absent}
            """), $"core::LogPage<{entry}> ReadLast{name}({key} key, int count)", $"{Accessor(log)}.Reader.ReadLast(key, count)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Reads the last entries of {Names.See(session, log.Member)} before a sequence: the page before one that was read.</summary>
            {keyText}
            <param name="beforeSequence">The sequence: the <c>FirstSequence</c> of that page.</param>
            <param name="count">How many entries.</param>
            <returns>The entries, ascending by sequence.</returns>
            {absent}
            """), $"core::LogPage<{entry}> Read{name}Before({key} key, long beforeSequence, int count)", $"{Accessor(log)}.Reader.ReadBefore(key, beforeSequence, count)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Counts the entries of {Names.See(session, log.Member)}.</summary>
            {keyText}
            <returns>The number of entries, which is the sequence of the last one.</returns>
            {absent}
            """), $"long Count{name}({key} key)", $"{Accessor(log)}.Reader.Count(key)");
        yield return Tail(session, log);
    }

    private static TypedMember Tail(SessionSpec session, LogSpec log) => new(writer => writer.Document($"""
        <summary>
        Reads entries of {Names.See(session, log.Member)} in order, and then those that are committed, as they are. The thread blocks while it waits.
        </summary>
        <param name="key">The session's key.</param>
        <param name="afterSequence">Begin after this sequence: 0 for the start, or the last one already read.</param>
        <param name="cancellationToken">Ends it with an OperationCanceledException.</param>
        <returns>The entries, that the tail has caught up, and at last that the log ended.</returns>
        <exception cref="core::SessionNotFoundException">The session is absent or expired when the tail begins.</exception>
        """),
        $"sys::Collections.Generic.IEnumerable<core::LogEvent<{log.Entry.PublicName}>> Tail{log.Member.PlainName}(\n    {session.Key.TypeName} key,\n    long afterSequence = 0,\n    sys::Threading.CancellationToken cancellationToken = default)",
        $"{Accessor(log)}.Tails.Read(key, afterSequence, cancellationToken)");

    /// <summary>Whether entries have an id by which one that is stored already is recognised.</summary>
    public static bool IsIdempotent(LogSpec log) =>
        log.EntryObject?.Members.Any(static member => member.IsKey) == true;

    /// <summary>The expression by which a store gets at the log.</summary>
    public static string Accessor(LogSpec log) => $"Log<{log.Entry.Name}>(ordinal: {log.Ordinal})";
}
