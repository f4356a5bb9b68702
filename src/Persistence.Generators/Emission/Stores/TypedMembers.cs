using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members of a session class's stores.</summary>
internal sealed class TypedMembers
{
    /// <summary>Makes them for a class.</summary>
    /// <param name="session">The class.</param>
    public TypedMembers(SessionSpec session)
    {
        Synchronous =
        [
            .. session.Logs.SelectMany(log => LogMembers.Of(session, log)),
            .. session.Indexes.SelectMany(index => IndexMembers.Of(session, index)),
            .. KeyMembers.Of(session),
            QueryEmitter.Member(session),
            .. SearchMembers.Synchronous(session),
            .. VectorMembers.Synchronous(session),
            .. LeaseMembers.Of(session),
        ];
        Asynchronous = session.Async
            ?
            [
                .. session.Logs.SelectMany(log => AsyncLogMembers.Of(session, log)),
                .. session.Indexes.SelectMany(index => AsyncIndexMembers.Of(session, index)),
            .. KeyMembers.OfAsync(session),
                .. SearchMembers.Asynchronous(session),
                .. VectorMembers.Asynchronous(session),
                .. AsyncLeaseMembers.Of(session),
            ]
            : [];
    }

    /// <summary>Those of each log, then those of each index, of a key of several parts and the query, then those of search and of leases.</summary>
    public TypedMember[] Synchronous { get; }

    /// <summary>Their asynchronous counterparts, in the same order; none where they are not asked for.</summary>
    public TypedMember[] Asynchronous { get; }
}
