using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What makes text of the values of each index of a class, found once.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal static class IndexEncoders<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>The encoders, by ordinal.</summary>
    public static readonly IReadOnlyList<Delegate> All = Collect();

    private static List<Delegate> Collect()
    {
        var collector = new Collector([]);
        TMap.VisitIndexes(ref collector);
        return collector.Encoders;
    }

    private readonly struct Collector(List<Delegate> encoders) : IIndexVisitor
    {
        public List<Delegate> Encoders => encoders;

        public void Visit<TValue>(int ordinal, Func<TValue, string?> encode) => encoders.Add(encode);
    }
}
