using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Redis.Reading;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Commits nothing but the values of indexes: what this class would make of the rest is for the session's next save.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
/// <param name="reader">Reads sessions.</param>
/// <param name="commits">Makes commits, one by one and together.</param>
/// <param name="unread">Receives the sessions that cannot be read.</param>
/// <param name="canShareRoundTrips">Whether the commits of several sessions may share round trips.</param>
internal sealed class ExistingSessions<TSession, TKey, TMap>(
    RedisContext context,
    SessionReader<TSession, TKey, TMap> reader,
    (CommitCommand Single, PipelinedCommits Pipelined) commits,
    UnreadSet unread,
    bool canShareRoundTrips) : IExistingSessions
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    public bool CanShareRoundTrips { get; } = canShareRoundTrips;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> IndexBatch(BackfillBatch batch, List<IndexDescription> indexes, IoMode mode)
    {
        var keys = batch.Keys;
        try
        {
            var hashes = new CollectedAnswers<HashEntry[]>(keys.Count);
            await context.Connection.RunAll([.. keys.Select(key => RedisRequest.Reading("HGETALL", context.Keys.HashKey(key), key))], hashes, mode).ConfigureAwait(false);
            var unreadable = new List<string>();
            var drafts = keys.Zip(hashes.Results, (key, fields) => Read(key, fields, unreadable) is { } session ? Draft(key, session, indexes, batch) : null).OfType<CommitDraft>().ToList();
            await unread.Add(unreadable, indexes, mode).ConfigureAwait(false);
            return await commits.Pipelined.Make(drafts, mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException exception) when (exception.SessionKey is not null)
        {
            // One of them; each is looked at by itself.
            return keys;
        }
    }

    /// <inheritdoc/>
    public async ValueTask Index(string key, IndexDescription index, BackfillBatch batch, IoMode mode)
    {
        if (await reader.ReadHeader(key, mode).ConfigureAwait(false) is { } session && Draft(key, session, [index], batch) is { } draft)
        {
            await commits.Single.RunAround(draft, mode).ConfigureAwait(false);
        }
    }

    // Null where the session has gone or cannot be read.
    private TSession? Read(string key, HashEntry[] fields, List<string> unreadable)
    {
        try
        {
            return reader.Decode(key, new StoredHash(fields));
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            unreadable.Add(key);
            return null;
        }
    }

    // Null where the indexes are as they should be.
    private CommitDraft? Draft(string key, TSession session, List<IndexDescription> indexes, BackfillBatch batch)
    {
        var wanted = new IndexValues();
        TMap.CollectIndexValues(session, wanted);
        var stored = session.Tracking.StoredHeader;
        var indexed = indexes.Select(static index => index.Ordinal).ToHashSet();
        var others = IndexFields.ReadAll(context.Description, stored).Where(value => !indexed.Contains(value.Index)).Select(static value => (value.Index, value.Value));
        var plan = IndexPlan.Make(context.Description, [.. others, .. wanted.Values.Where(value => indexed.Contains(value.Index) && !batch.Refused.Contains((key, value.Index, value.Value)))], stored);
        return !plan.HasAdditions && plan.Dropped.Count == 0 ? null : new CommitDraft
        {
            Key = key,
            HashKey = context.Keys.HashKey(key),
            IsCreation = false,
            IsIndexOnly = true,
            Version = session.Tracking.Version,
            Token = new CommitToken(session.Tracking.Token),
            Stored = stored,
            Header = IndexFields.Without(context.Description, stored),
            Indexes = plan,
        };
    }
}
