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
    private async ValueTask<IReadOnlyList<string>> EnterTogether(FilledPage page, List<IndexDescription> indexes, RunMode mode)
    {
        var keys = page.Keys;
        try
        {
            var hashes = new CollectedAnswers<HashEntry[]>(keys.Count);
            await _connection.RunAll([.. keys.Select(key => RedisRequest.Reading("HGETALL", _keys.Session(key), key))], hashes, mode).ConfigureAwait(false);
            var drafts = keys.Zip(hashes.Results, (key, fields) => EnteringDraft(key, fields, indexes, page)).OfType<CommitDraft>();
            return await _jointCommits.Make([.. drafts], mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException exception) when (exception.SessionKey is not null)
        {
            // One of them; each is looked at by itself.
            return keys;
        }
    }

    // Null also where the session has gone or cannot be read.
    private CommitDraft? EnteringDraft(string key, HashEntry[] fields, List<IndexDescription> indexes, FilledPage page)
    {
        try
        {
            return Decode(key, _keys.Session(key), new StoredHash(fields)) is { } session ? EnteringDraft(key, session, indexes, page) : null;
        }
        catch (SessionException exception) when (exception is SessionCorruptedException or SessionSchemaException)
        {
            return null;
        }
    }

    // Commits nothing but the values of indexes: what this class would make of the rest is for the session's next save. Null where they are as they should be.
    private CommitDraft? EnteringDraft(string key, TSession session, List<IndexDescription> indexes, FilledPage page)
    {
        var wanted = new IndexValues();
        TMap.CollectIndexValues(session, wanted);
        var stored = session.Tracking.StoredHeader;
        var entered = indexes.Select(static index => index.Ordinal).ToHashSet();
        var others = IndexFields.ReadAll(_description, stored).Where(value => !entered.Contains(value.Index)).Select(static value => (value.Index, value.Value));
        var plan = IndexPlan.Make(_description, [.. others, .. wanted.Values.Where(value => entered.Contains(value.Index) && !page.Refused.Contains((key, value.Index, value.Value)))], stored);
        return !plan.HasAdditions && plan.Dropped.Count == 0 ? null : new CommitDraft
        {
            Key = key,
            Session = _keys.Session(key),
            IsCreation = false,
            OnlyEnters = true,
            Version = session.Tracking.Version,
            Token = new CommitToken(session.Tracking.Token),
            Stored = stored,
            Header = IndexFields.Without(_description, stored),
            Indexes = plan,
        };
    }
}
