using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Searches the entries of a log, which it reads page by page.</summary>
/// <param name="store">The store.</param>
/// <param name="engine">Its engine.</param>
/// <param name="log">The log.</param>
internal sealed class LogSource<TSession, TKey, TEntry>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine, LogHandler<TSession, TKey, TEntry> log) : ISearchSource<TKey, TEntry>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private readonly Action<TEntry, SearchText> _collect = engine.Members.CollectorOf<TEntry>(log.Description.Ordinal);

    public IReadOnlyList<SearchMember> Members => log.Description.Searchable;

    public int Log => log.Description.Ordinal;

    public async ValueTask<SearchPage<TKey>> Match(SearchRequest request, IoMode mode)
    {
        if (engine.Search is { } index && await index.Match(request, mode).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var scan = new SessionScan<TSession, TKey>(store, engine);
        var collector = new MatchCollector<TKey>(request);
        await scan.Run((key, mode) => Match(key, scan.SortKey(key), collector, mode), collector.Matches.Skipped, mode).ConfigureAwait(false);
        return RankedMatches.Order(request, collector.Matches);
    }

    public VectorMember? Vector => log.Description.Vector;

    public async ValueTask<SearchPage<TKey>> MatchVectors(VectorRequest request, IoMode mode)
    {
        if (engine.Search is { } index && await index.MatchVectors(request, mode).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var (sessions, scan) = (new SessionScan<TSession, TKey>(store, engine), new VectorScan<TKey>(request));
        await sessions.Run(
            (key, mode) => EntryTexts.Read((log, _collect), key, (0, scan.Text, sequence => scan.Add(key.Value, sessions.SortKey(key), sequence)), mode),
            scan.Skipped,
            mode).ConfigureAwait(false);
        return scan.Take(0);
    }

    public string KeyText(RankedHit<TKey> hit) => store.Encode(hit.Key).Text;

    public ValueTask<BatchOutcome<IReadOnlyList<TEntry>>[]> Read(IReadOnlyList<RankedHit<TKey>> hits, IoMode mode) =>
        log.ReadEach([.. hits.Select(hit => (store.Encode(hit.Key), hit.Sequence))], mode);

    public void Collect(TEntry item, SearchText text) => _collect(item, text);

    private ValueTask Match(EncodedKey<TKey> key, string sortKey, MatchCollector<TKey> collector, IoMode mode) =>
        EntryTexts.Read((log, _collect), key, (0, collector.Text, sequence => collector.Add(key.Value, sortKey, sequence)), mode);
}
