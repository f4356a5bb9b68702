using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads the searched texts of headers.</summary>
/// <param name="engine">The engine.</param>
/// <param name="decode">Makes a session of a header that was read already.</param>
internal sealed class HeaderTexts<TSession, TKey>(SessionEngine<TSession, TKey> engine, Func<EncodedKey<TKey>, SessionContent, TSession?> decode) : ISessionTexts<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <inheritdoc/>
    public async ValueTask<bool> Read(TKey key, long after, SearchText text, Action<long> take, IoMode mode)
    {
        return Take(await engine.Read(engine.Encode(key), SessionLoad.HeaderOnly, mode).ConfigureAwait(false), text, take);
    }

    /// <inheritdoc/>
    public bool? Take(TKey key, SessionContent content, long after, SearchText text, Action<long> take) => Take(decode(engine.Encode(key), content), text, take);

    /// <inheritdoc/>
    public async ValueTask ReadEach(IReadOnlyList<(TKey Key, long Sequence)> places, SearchText text, Action<int, SessionException?> take, IoMode mode)
    {
        var outcomes = await engine.Batches.Read([.. places.Select(place => engine.Encode(place.Key))], SessionLoad.HeaderOnly, mode).ConfigureAwait(false);
        SearchedItems.Take(outcomes, static session => session is not null, session => engine.Members.CollectText(session!, text), take);
    }

    /// <inheritdoc/>
    public string KeyText(TKey key) => engine.Encode(key).Text;

    private bool Take(TSession? session, SearchText text, Action<long> take)
    {
        if (session is not null)
        {
            engine.Members.CollectText(session, text);
            take(0);
        }

        return session is not null;
    }
}
