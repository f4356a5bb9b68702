using Persistence.Mapping;

namespace Persistence.Redis;

/// <content>Many sessions at once.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long Count() => throw new NotImplementedException();

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys() => throw new NotImplementedException();

    /// <inheritdoc/>
    public int PurgeExpired() => throw new NotImplementedException();

    /// <inheritdoc/>
    public IntegrityReport Verify() => throw new NotImplementedException();

    /// <summary>Finds the sessions that hold a value in an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending.</returns>
    protected IReadOnlyList<TKey> FindByIndex(int index, string value, int limit) => throw new NotImplementedException();

    /// <summary>Finds the sessions whose value in an index lies in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    protected IReadOnlyList<TKey> FindByIndexRange(int index, string from, string to, int limit) => throw new NotImplementedException();
}
