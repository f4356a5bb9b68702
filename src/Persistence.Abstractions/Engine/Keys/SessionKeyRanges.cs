using System.ComponentModel;
using System.Runtime.CompilerServices;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>The keys of a store's sessions: of all, of those after a key, of those that begin with some parts. What the typed members of a generated store call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionKeyRanges<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly SessionStore<TSession, TKey> _store;
    private readonly MeasuredEngine<TSession, TKey> _calls;

    internal SessionKeyRanges(SessionStore<TSession, TKey> store, MeasuredEngine<TSession, TKey> calls) => (_store, _calls) = (store, calls);

    /// <summary>Gives the keys that begin with some parts, ascending.</summary>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <param name="limit">The most keys.</param>
    /// <param name="parts">The texts of the first parts.</param>
    /// <returns>The keys.</returns>
    public IReadOnlyList<TKey> Of(object? after, int limit, params string[] parts) => IoMode.Result(Read(SpanOf(after, limit, parts), limit, IoMode.Blocking));

    /// <summary>Gives the keys that begin with some parts, ascending.</summary>
    /// <param name="after">The key after which they come, of the key's type; null for the first.</param>
    /// <param name="limit">The most keys.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="parts">The texts of the first parts.</param>
    /// <returns>The keys.</returns>
    public async ValueTask<IReadOnlyList<TKey>> OfAsync(object? after, int limit, CancellationToken cancellationToken, params string[] parts)
    {
        var mode = _store.Lifetime.Awaiting(cancellationToken);
        return await Read(SpanOf(after, limit, parts), limit, mode).ConfigureAwait(false);
    }

    internal KeySpan<TSession, TKey> After(TKey key) => KeySpan<TSession, TKey>.After(_store.Engine, _store.Encode(key));

    internal IEnumerable<TKey> Stream(KeySpan<TSession, TKey>? span)
    {
        var position = span?.Start;
        do
        {
            _store.Lifetime.ThrowIfOver();
            var page = IoMode.Result(_calls.ReadKeys(position, IoMode.Blocking));
            foreach (var key in span?.Of(page.Keys) ?? page.Keys)
            {
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }

    internal async IAsyncEnumerable<TKey> StreamAsync(KeySpan<TSession, TKey>? span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = span?.Start;
        do
        {
            var page = await _calls.ReadKeys(position, _store.Lifetime.Awaiting(cancellationToken)).ConfigureAwait(false);
            foreach (var key in span?.Of(page.Keys) ?? page.Keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return key;
            }

            position = page.Next;
        }
        while (position is not null);
    }

    // Null where no key can begin so.
    private KeySpan<TSession, TKey>? SpanOf(object? after, int limit, string[] parts)
    {
        _store.Lifetime.ThrowIfOver();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        Array.ForEach(parts, static part => ArgumentNullException.ThrowIfNull(part, nameof(parts)));
        EncodedKey<TKey>? place = after is null ? null : _store.Encode((TKey)after);
        return limit > 0 && Array.TrueForAll(parts, SessionGuard.IsWhole) ? KeySpan<TSession, TKey>.Of(_store.Engine, parts, place) : null;
    }

    private async ValueTask<IReadOnlyList<TKey>> Read(KeySpan<TSession, TKey>? span, int limit, IoMode mode)
    {
        var keys = new List<TKey>();
        var position = span?.Start;
        while (span is { IsOver: false } && keys.Count < limit)
        {
            var page = await _calls.ReadKeys(position, mode).ConfigureAwait(false);
            keys.AddRange(span.Of(page.Keys).Take(limit - keys.Count));
            position = page.Next;
            if (position is null)
            {
                break;
            }
        }

        return keys;
    }
}
