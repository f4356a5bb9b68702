using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The asynchronous counterparts of the typed members about leases and claims.</summary>
internal static class AsyncLeaseMembers
{
    public static IEnumerable<TypedMember> Of(SessionSpec session) => session.Leases ? Leases(session).Concat(session.Due is null ? [] : Claims(session)) : [];

    private static IEnumerable<TypedMember> Leases(SessionSpec session)
    {
        var key = session.Key.TypeName + " key";
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Leases a session, if it is free: until the lease ends, nobody else saves or deletes the session, or appends to its exclusive logs.</summary>
            <param name="key">The session's key.</param>
            {LeaseMembers.Request}
            {AsyncSignature.CancelsCommit}
            <returns>The lease; null while somebody else holds it.</returns>
            <exception cref="core::SessionNotFoundException">The session is absent or expired.</exception>
            {LeaseMembers.Refused}
            """), AsyncSignature.Of("core::SessionLease?", "TryAcquireLeaseAsync", key, "string holder", "sys::TimeSpan duration"), "Leases.TryAcquireAsync(key, holder, duration, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Says who holds a session.</summary>
            <param name="key">The session's key.</param>
            {AsyncSignature.CancelsRead}
            <returns>Null while nobody does.</returns>
            """), AsyncSignature.Of("core::LeaseInfo?", "FindLeaseAsync", key), "Leases.FindAsync(key, cancellationToken)");
    }

    private static IEnumerable<TypedMember> Claims(SessionSpec session)
    {
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Leases the session that has been due longest and is free, and loads it.</summary>
            {LeaseMembers.Request}
            <param name="cancellationToken">Cancels the call; a lease that it had already is released.</param>
            <returns>The session and its lease; null when none is due and free.</returns>
            {LeaseMembers.Refused}
            """), AsyncSignature.Of($"core::SessionClaim<{session.TypeName}>?", "ClaimDueAsync", "string holder", "sys::TimeSpan duration"), "Claims.ClaimAsync(holder, duration, cancellationToken)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the sessions that are no longer claimed, because they were claimed too often without a save that changed when they are due.</summary>
            <param name="limit">The most sessions to find.</param>
            {AsyncSignature.CancelsRead}
            <returns>The keys, those that have been due longest first; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            """), AsyncSignature.Of($"core::SessionKeys<{session.Key.TypeName}>", "FindPoisonedAsync", "int limit = int.MaxValue"), "Claims.FindPoisonedAsync(limit, cancellationToken)");
    }
}
