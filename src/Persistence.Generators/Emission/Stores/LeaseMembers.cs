using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members of a store whose sessions can be leased, and of one whose sessions are claimed when they are due.</summary>
internal static class LeaseMembers
{
    /// <summary>Documents who asks for a lease, and for how long.</summary>
    public const string Request = """
        <param name="holder">Who asks, for people: 1 to 200 characters.</param>
        <param name="duration">For how long, a day at most. The lease can be renewed.</param>
        """;

    /// <summary>Documents what may be wrong with them.</summary>
    public const string Refused = "<exception cref=\"sys::ArgumentException\">The holder is empty or too long, or the duration is not above zero or more than a day.</exception>";

    public static IEnumerable<TypedMember> Of(SessionSpec session) => session.Leases ? Leases(session).Concat(session.Due is null ? [] : Claims(session)) : [];

    private static IEnumerable<TypedMember> Leases(SessionSpec session)
    {
        var key = session.Key.TypeName;
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Leases a session, if it is free: until the lease ends, nobody else saves or deletes the session, or appends to its exclusive logs.</summary>
            <param name="key">The session's key.</param>
            {Request}
            <returns>The lease; null while somebody else holds it.</returns>
            <exception cref="core::SessionNotFoundException">The session is absent or expired.</exception>
            {Refused}
            """), $"core::SessionLease? TryAcquireLease({key} key, string holder, sys::TimeSpan duration)", "Leases.TryAcquire(key, holder, duration)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Says who holds a session.</summary>
            <param name="key">The session's key.</param>
            <returns>Null while nobody does.</returns>
            """), $"core::LeaseInfo? FindLease({key} key)", "Leases.Find(key)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Gives the same store, in which each change of the leased session is made under its lease. It reads as the store does, and changes no other session.</summary>
            <param name="lease">The lease, one that this store gave.</param>
            <returns>The store. Disposing it does nothing.</returns>
            <exception cref="sys::ArgumentException">Another store gave the lease.</exception>
            """), $"I{session.PlainName}Store Under(core::SessionLease lease)", $"Leases.Under<I{session.PlainName}Store>(lease)");
    }

    private static IEnumerable<TypedMember> Claims(SessionSpec session)
    {
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Leases the session that has been due longest and is free, and loads it.</summary>
            {Request}
            <returns>The session and its lease; null when none is due and free.</returns>
            {Refused}
            """), $"core::SessionClaim<{session.TypeName}>? ClaimDue(string holder, sys::TimeSpan duration)", "Claims.Claim(holder, duration)");
        yield return new TypedMember(writer => writer.Document($"""
            <summary>Finds the sessions that are no longer claimed, because they were claimed too often without a save that changed when they are due.</summary>
            <param name="limit">The most sessions to find.</param>
            <returns>The keys, those that have been due longest first; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
            """), $"core::SessionKeys<{session.Key.TypeName}> FindPoisoned(int limit = int.MaxValue)", "Claims.FindPoisoned(limit)");
    }
}
