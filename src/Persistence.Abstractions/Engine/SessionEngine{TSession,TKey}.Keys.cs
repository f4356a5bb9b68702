namespace Persistence.Engine;

/// <content>Which sessions there are.</content>
public abstract partial class SessionEngine<TSession, TKey>
{
    /// <summary>Reads the next keys of the sessions that have not expired, ascending by the encoded key.</summary>
    /// <param name="position">The <see cref="KeyPage{TKey}.Next"/> of the page before; null for the first page.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The page.</returns>
    public abstract ValueTask<KeyPage<TKey>> ReadKeys(object? position, IoMode mode);

    /// <summary>
    /// Gives a position from which <see cref="ReadKeys"/> finds all keys after a place; keys that come before it may follow too. Set by the constructor of an engine that can begin there. Null, as by
    /// default, where keys are read from the first one on.
    /// </summary>
    public Func<KeyPlace, object>? PositionOf { get; protected init; }

    /// <summary>Counts the sessions that have not expired. Where an engine has nothing better, their keys are read.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number.</returns>
    public virtual async ValueTask<long> Count(IoMode mode)
    {
        var page = await ReadKeys(null, mode).ConfigureAwait(false);
        long count = page.Keys.Count;
        while (page.Next is not null)
        {
            page = await ReadKeys(page.Next, mode).ConfigureAwait(false);
            count += page.Keys.Count;
        }

        return count;
    }
}
