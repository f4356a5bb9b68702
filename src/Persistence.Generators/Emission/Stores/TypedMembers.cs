using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Stores;

/// <summary>The typed members of a session class's stores.</summary>
internal static class TypedMembers
{
    /// <summary>Those of each log, then those of each index.</summary>
    public static IEnumerable<TypedMember> Of(SessionSpec session) =>
        session.Logs.SelectMany(log => LogMembers.Of(session, log))
            .Concat(session.Indexes.SelectMany(index => IndexMembers.Of(session, index)));

    /// <summary>Their asynchronous twins, in the same order; none where they are not asked for.</summary>
    public static IEnumerable<TypedMember> AsyncOf(SessionSpec session) =>
        session.Async
            ? session.Logs.SelectMany(log => AsyncLogMembers.Of(session, log))
                .Concat(session.Indexes.SelectMany(index => AsyncIndexMembers.Of(session, index)))
            : [];
}
