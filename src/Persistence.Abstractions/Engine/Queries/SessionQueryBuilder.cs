using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// A question for sessions, by the members that are indexed: all conditions hold for what it finds. Each word gives a new query, so that one may be kept and asked again;
/// it may be used from many threads, as its store may.
/// </summary>
/// <typeparam name="TSelf">The generated query.</typeparam>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public abstract partial class SessionQueryBuilder<TSelf, TSession, TKey>
    where TSelf : SessionQueryBuilder<TSelf, TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly QueryDraft<TSession, TKey> _draft;

    /// <summary>Makes a query.</summary>
    /// <param name="draft">What has been said of it so far.</param>
    protected SessionQueryBuilder(QueryDraft<TSession, TKey> draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _draft = draft;
    }

    private QueryAnswers<TSession, TKey> Answers => new(_draft);

    /// <summary>Begins after the last session of an earlier page of the same query.</summary>
    /// <param name="cursor">The <see cref="SessionPage{T}.Next"/> of that page, in this process or another one; null begins at the first session.</param>
    /// <returns>The query. A cursor of another query, or of other values, is an <see cref="ArgumentException"/> when it is asked.</returns>
    public TSelf After(string? cursor) => Make(_draft with { Cursor = cursor });

    /// <summary>Finds so many sessions at most; without it, all.</summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or negative.</exception>
    public TSelf Take(int count) => count > 0
        ? Make(_draft with { Limit = count })
        : throw new ArgumentOutOfRangeException(nameof(count), $"A page has one session or more, not {count}: leave Take out for all.");

    /// <summary>Makes the generated query.</summary>
    /// <param name="draft">What has been said of it.</param>
    /// <returns>The query.</returns>
    protected abstract TSelf Make(QueryDraft<TSession, TKey> draft);

    /// <summary>Adds the condition that a member is a value, or holds it.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value.</param>
    /// <returns>The query.</returns>
    protected TSelf Where<TValue>(int index, TValue value)
    {
        SessionGuard.RequireValue(value);
        var sought = _draft.Index(index).Folded(value);
        return Make(_draft.Where(index, QueryComparison.Equal, new QueryRange<TValue>(sought, sought, HasEnd: false)));
    }

    /// <summary>Adds the condition that a member lies in a range.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <returns>The query.</returns>
    protected TSelf Between<TValue>(int index, TValue from, TValue to)
    {
        var (start, end) = (_draft.Index(index).Folded(from), _draft.Index(index).Folded(to));
        SessionGuard.RequireRange(start, end);
        return Make(_draft.Where(index, QueryComparison.Between, new QueryRange<TValue>(start, end, HasEnd: true)));
    }

    /// <summary>Adds the condition that a text begins with another one.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="prefix">What it begins with; the case of letters matters unless the index ignores it.</param>
    /// <returns>The query.</returns>
    protected TSelf StartsWith(int index, string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (!SessionGuard.IsWhole(prefix))
        {
            // No stored text has half a character, so it is found as one that is looked for itself is: not at all.
            return Where(index, prefix);
        }

        var start = _draft.Index(index).Folded(prefix);
        var end = QueryRange<string>.AfterPrefix(start);
        return Make(_draft.Where(index, QueryComparison.Between, new QueryRange<string>(start, end ?? "", end is not null)));
    }

    /// <summary>Adds the condition that a member is null.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="index">The ordinal of the index.</param>
    /// <returns>The query.</returns>
    protected TSelf IsNull<TValue>(int index) => Make(_draft.Where(index, QueryComparison.IsNull, default(QueryRange<TValue>)));

    /// <summary>Orders by a member.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="descending">Whether the order is reversed.</param>
    /// <returns>The query.</returns>
    protected TSelf OrderBy(int index, bool descending) => Make(_draft.OrderBy(index, descending));
}
