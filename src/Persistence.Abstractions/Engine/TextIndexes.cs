using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The indexes of an engine that compares indexed values as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextIndexes
{
    /// <summary>Makes one handler for each index of a class.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="displayName">The store's name in messages.</param>
    /// <param name="find">Finds sessions.</param>
    /// <returns>The handlers, by ordinal.</returns>
    public static IReadOnlyList<IndexHandler<TKey>> Of<TSession, TKey, TMap>(string displayName, Func<IndexQuery, IoMode, ValueTask<SessionKeys<TKey>>> find)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new Collector<TKey>((TMap.Description, displayName), find, []);
        TMap.VisitIndexes(ref collector);
        return collector.Handlers;
    }

    private readonly struct Collector<TKey>(
        (SessionDescription Session, string DisplayName) store,
        Func<IndexQuery, IoMode, ValueTask<SessionKeys<TKey>>> find,
        List<IndexHandler<TKey>> handlers) : IIndexVisitor
        where TKey : notnull
    {
        public List<IndexHandler<TKey>> Handlers => handlers;

        public void Visit<TValue>(int ordinal, Func<TValue, string?> encode) =>
            handlers.Add(new TextIndexHandler<TKey, TValue>(store.Session, ordinal, store.DisplayName, encode, find));
    }

    private sealed class TextIndexHandler<TKey, TValue>(
        SessionDescription session,
        int ordinal,
        string displayName,
        Func<TValue, string?> encode,
        Func<IndexQuery, IoMode, ValueTask<SessionKeys<TKey>>> find) : IndexHandler<TKey, TValue>(session.Indexes[ordinal])
        where TKey : notnull
    {
        public override ValueTask<SessionKeys<TKey>> Find(IndexQuery<TValue> query, IoMode mode) =>
            find(new IndexQuery(Description, Encode(query.Value), query.IsRange ? Encode(query.End) : null, query.Limit), mode);

        private string Encode(TValue value)
        {
            try
            {
                return encode(value) is { } text ? text : throw SessionGuard.NullValue();
            }
            catch (SessionValidationException fault)
            {
                throw SessionErrors.Unusable($"A value of {session.ClassName}", displayName, fault.Failures[0].Problem, fault.InnerException);
            }
        }
    }
}
