using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Reads the sessions that a query may find, and checks its conditions on what they are indexed by. One that cannot be read hides no other.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="query">The query.</param>
internal sealed class QueryReader<TSession, TKey>(SessionEngine<TSession, TKey> engine, SessionQuery query)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>How many sessions are read at once.</summary>
    public const int MostAtOnce = 1024;

    private readonly Dictionary<string, SkippedSession> _skipped = new(StringComparer.Ordinal);

    /// <summary>The sessions that could not be read.</summary>
    public IReadOnlyList<SkippedSession> Skipped => [.. _skipped.Values];

    /// <summary>Notes a session that cannot be read.</summary>
    /// <param name="session">The session.</param>
    public void Skip(SkippedSession session) => _skipped.TryAdd(session.Session, session);

    /// <summary>Reads headers.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Those of them that the query looks for.</returns>
    public async ValueTask<List<QueryRow<TSession, TKey>>> Headers(EncodedKey<TKey>[] keys, IoMode mode)
    {
        var rows = new List<QueryRow<TSession, TKey>>();
        var outcomes = await engine.Batches.Read(keys, SessionLoad.HeaderOnly, mode).ConfigureAwait(false);
        for (var position = 0; position < keys.Length; position++)
        {
            if (Readable(outcomes[position], keys[position].Text) is { } session && PlaceOf(session, keys[position].Text) is { } place)
            {
                rows.Add(new QueryRow<TSession, TKey>(keys[position].Value, query.Load is null ? null : session, place));
            }
        }

        return rows;
    }

    /// <summary>Reads the logs, of those alone that are given out. What has changed meanwhile is checked again.</summary>
    /// <param name="rows">The sessions.</param>
    /// <param name="load">How much of them.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<List<QueryRow<TSession, TKey>>> WithLogs(List<QueryRow<TSession, TKey>> rows, SessionLoad load, IoMode mode)
    {
        var loaded = new List<QueryRow<TSession, TKey>>(rows.Count);
        foreach (var some in rows.Chunk(MostAtOnce))
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var outcomes = await engine.Batches.Read(Array.ConvertAll(some, row => engine.Encode(row.Key)), load, mode).ConfigureAwait(false);
            loaded.AddRange(some.Select((row, position) => row with { Session = Readable(outcomes[position], row.Place.Key) }).Where(row => row.Session is { } session && PlaceOf(session, row.Place.Key) is not null));
        }

        return loaded;
    }

    private TSession? Readable(BatchOutcome<TSession?> outcome, string key)
    {
        if (outcome.Error is { } error)
        {
            if (!engine.Batches.IsOfOneSession(error))
            {
                throw error;
            }

            Skip(new SkippedSession(key, error.Message));
        }

        return outcome.Value;
    }

    // Null for a session that is none of those looked for.
    private QueryPlace? PlaceOf(TSession session, string key)
    {
        var values = engine.Members.IndexValuesOf(session);
        foreach (var condition in query.Conditions)
        {
            if (!condition.Holds(values))
            {
                return null;
            }
        }

        return new QueryPlace(OrderOf(values), key);
    }

    private string? OrderOf(IReadOnlyList<(int Index, string Value)> values)
    {
        for (var position = 0; query.Order.Index is { } index && position < values.Count; position++)
        {
            if (values[position].Index == index.Ordinal)
            {
                return values[position].Value;
            }
        }

        return null;
    }
}
