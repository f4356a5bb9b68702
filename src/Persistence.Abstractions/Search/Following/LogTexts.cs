using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Reads the searched texts of the entries of a log.</summary>
/// <param name="engine">The engine.</param>
/// <param name="log">The log.</param>
internal sealed class LogTexts<TSession, TKey, TEntry>(SessionEngine<TSession, TKey> engine, LogHandler<TSession, TKey, TEntry> log) : ISessionTexts<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly Action<TEntry, SearchText> _collect = engine.Members.CollectorOf<TEntry>(log.Description.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<bool> Read(TKey key, long after, SearchText text, Action<long> take, IoMode mode)
    {
        try
        {
            await EntryTexts.Read((log, _collect), engine.Encode(key), (after, text, take), mode).ConfigureAwait(false);
            return true;
        }
        catch (SessionNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool? Take(TKey key, SessionContent content, long after, SearchText text, Action<long> take)
    {
        try
        {
            var entries = log.Decode(engine.Encode(key), content, after);
            EntryTexts.Take(entries ?? [], _collect, (after, text, take));
            return entries is null ? null : true;
        }
        catch (SessionNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReadEach(IReadOnlyList<(TKey Key, long Sequence)> places, SearchText text, Action<int, SessionException?> take, IoMode mode)
    {
        var outcomes = await log.ReadEach([.. places.Select(place => (engine.Encode(place.Key), place.Sequence))], mode).ConfigureAwait(false);
        SearchedItems.Take(outcomes, static entries => entries.Count > 0, entries => _collect(entries[0], text), take);
    }

    /// <inheritdoc/>
    public string KeyText(TKey key) => engine.Encode(key).Text;
}
