using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads the searched texts of headers.</summary>
/// <param name="engine">The engine.</param>
internal sealed class HeaderTexts<TSession, TKey>(SessionEngine<TSession, TKey> engine) : ISessionTexts<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <inheritdoc/>
    public async ValueTask<bool> Read(TKey key, long after, SearchText text, Action<long> take, IoMode mode)
    {
        var session = await engine.Read(engine.Encode(key), SessionLoad.HeaderOnly, mode).ConfigureAwait(false);
        if (session is not null)
        {
            engine.Members.CollectText(session, text);
            take(0);
        }

        return session is not null;
    }

    /// <inheritdoc/>
    public async ValueTask ReadEach(IReadOnlyList<(TKey Key, long Sequence)> places, SearchText text, Action<int, SessionException?> take, IoMode mode)
    {
        var outcomes = await engine.Batches.Read([.. places.Select(place => engine.Encode(place.Key))], SessionLoad.HeaderOnly, mode).ConfigureAwait(false);
        SearchedItems.Take(outcomes, static session => session is not null, session => engine.Members.CollectText(session!, text), take);
    }

    /// <inheritdoc/>
    public string KeyText(TKey key) => engine.Encode(key).Text;
}
