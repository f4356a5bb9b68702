using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads the searched texts of the entries of a log.</summary>
/// <param name="engine">The engine.</param>
/// <param name="log">The log.</param>
internal sealed class LogTexts<TSession, TKey>(SessionEngine<TSession, TKey> engine, LogHandler<TSession, TKey> log) : ISessionTexts<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <inheritdoc/>
    public async ValueTask<bool> Read(TKey key, long after, SearchText text, Action<long> take, IoMode mode)
    {
        try
        {
            await log.ReadTexts(engine.Members, engine.Encode(key), (after, text, take), mode).ConfigureAwait(false);
            return true;
        }
        catch (SessionNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask ReadEach(IReadOnlyList<(TKey Key, long Sequence)> places, SearchText text, Action<int, SessionException?> take, IoMode mode) =>
        log.ReadTexts(engine.Members, [.. places.Select(place => (engine.Encode(place.Key), place.Sequence))], (text, take), mode);

    /// <inheritdoc/>
    public string KeyText(TKey key) => engine.Encode(key).Text;
}
