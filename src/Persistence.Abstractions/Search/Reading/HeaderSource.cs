using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Searches sessions by the texts of their headers, which it reads.</summary>
/// <param name="store">The store.</param>
/// <param name="engine">Its engine.</param>
/// <param name="conditions">What holds for all that is found.</param>
internal sealed class HeaderSource<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine, IReadOnlyList<QueryCondition> conditions) : ISearchSource<TKey, TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public IReadOnlyList<SearchMember> Members => engine.Description.Searchable;

    public int Log => -1;

    public async ValueTask<SearchPage<TKey>> Match(SearchRequest request, IoMode mode)
    {
        if (engine.Search is { } index && await index.Match(request, mode).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var scan = new SessionScan<TSession, TKey>(store, engine);
        var collector = new MatchCollector<TKey>(request);
        await scan.Run(
            async (key, mode) =>
            {
                if (await engine.Read(key, SessionLoad.HeaderOnly, mode).ConfigureAwait(false) is { } session)
                {
                    engine.Members.CollectText(session, collector.Text);
                    collector.Add(key.Value, scan.SortKey(key), 0);
                }
            },
            collector.Matches.Skipped,
            mode).ConfigureAwait(false);
        return RankedMatches.Order(request, collector.Matches);
    }

    public VectorMember? Vector => engine.Description.Vector;

    public async ValueTask<SearchPage<TKey>> MatchVectors(VectorRequest request, IoMode mode)
    {
        if (engine.Search is { } index && await index.MatchVectors(request, mode).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var (sessions, scan) = (new SessionScan<TSession, TKey>(store, engine), new VectorScan<TKey>(request));
        await sessions.Run(
            async (key, mode) =>
            {
                if (await engine.Read(key, SessionLoad.HeaderOnly, mode).ConfigureAwait(false) is { } session)
                {
                    engine.Members.CollectText(session, scan.Text);
                    scan.Add(key.Value, sessions.SortKey(key), 0);
                }
            },
            scan.Skipped,
            mode).ConfigureAwait(false);
        return scan.Take(0);
    }

    public string KeyText(RankedHit<TKey> hit) => store.Encode(hit.Key).Text;

    public async ValueTask<BatchOutcome<IReadOnlyList<TSession>>[]> Read(IReadOnlyList<RankedHit<TKey>> hits, IoMode mode)
    {
        var outcomes = await engine.Batches.Read([.. hits.Select(hit => store.Encode(hit.Key))], SessionLoad.HeaderOnly, mode).ConfigureAwait(false);
        return Array.ConvertAll(outcomes, outcome => new BatchOutcome<IReadOnlyList<TSession>>(outcome.Value is { } session && Holds(session) ? [session] : [], outcome.Error));
    }

    public void Collect(TSession item, SearchText text) => engine.Members.CollectText(item, text);

    // It may have been saved since the conditions were checked.
    private bool Holds(TSession session) => conditions.Count == 0 || (engine.Members.IndexValuesOf(session) is var values && conditions.All(condition => condition.Holds(values)));
}
