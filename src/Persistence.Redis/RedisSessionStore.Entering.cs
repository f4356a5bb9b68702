using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Entering sessions into indexes, many with a few round trips.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // Answers those that others stand in the way of.
    private async ValueTask<List<string>> EnterTogether(List<LackingSession> sessions, RunMode mode)
    {
        try
        {
            var hashes = new CollectedAnswers<HashEntry[]>(sessions.Count);
            await _connection.RunAll(sessions.ConvertAll(session => RedisRequest.Reading("HGETALL", _keys.Session(session.Key), session.Key)), hashes, mode).ConfigureAwait(false);
            var drafts = sessions.Zip(hashes.Results, EnteringDraft).OfType<CommitDraft>().Where(static draft => draft.MustAnnounce);
            return await _jointCommits.Make([.. drafts], mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException)
        {
            // One of them, or what they are entered into; each is told by itself.
            return sessions.ConvertAll(static session => session.Key);
        }
    }

    // Null where the session has gone or cannot be read.
    private CommitDraft? EnteringDraft(LackingSession lacking, HashEntry[] fields)
    {
        try
        {
            return Decode(lacking.Key, _keys.Session(lacking.Key), new StoredHash(fields)) is { } session ? EnteringDraft(lacking.Key, session, lacking.Indexes) : null;
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            return null;
        }
    }

    // Commits nothing but the values of indexes that the session lacks: what this class would make of the rest is for the session's next save.
    private CommitDraft EnteringDraft(string key, TSession session, IReadOnlyList<IndexDescription> indexes)
    {
        var wanted = new IndexValues();
        TMap.CollectIndexValues(session, wanted);
        var tracking = session.Tracking;
        var lacking = indexes.Select(static index => index.Ordinal).ToHashSet();
        var others = IndexFields.ReadAll(_description, tracking.StoredHeader).Where(value => !lacking.Contains(value.Index));
        return new CommitDraft
        {
            Key = key,
            Session = _keys.Session(key),
            IsCreation = false,
            OnlyEnters = true,
            Version = tracking.Version,
            Token = new CommitToken(tracking.Token),
            Stored = tracking.StoredHeader,
            Header = IndexFields.Without(_description, tracking.StoredHeader),
            Indexes = IndexPlan.Make(
                _description,
                [.. others.Select(static value => (value.Index, value.Value)), .. wanted.Values.Where(value => lacking.Contains(value.Index))],
                tracking.StoredHeader),
        };
    }
}
