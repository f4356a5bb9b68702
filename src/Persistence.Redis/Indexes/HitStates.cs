using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>Finds out which entries of an index are true: by one script where all sessions are on one server, on a cluster by a command for each session, sent in a row.</summary>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="index">The index; null for the key listing.</param>
internal sealed class HitStates(RedisContext tools, IndexDescription? index)
{
    // What the script says of a session; of others it gives the fields.
    private const int Live = 1;
    private const int Absent = 0;

    /// <summary>Looks at the sessions of entries.</summary>
    /// <param name="hits">The entries.</param>
    /// <param name="beside">What is asked in the same round trip; null for nothing.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The entries with their states, and the answer to what was asked beside them, if there is one.</returns>
    public async ValueTask<(List<IndexHit> Hits, RedisResult? Beside)> Check(List<IndexHit> hits, RedisRequest? beside, IoMode mode)
    {
        if (hits.Count == 0)
        {
            return (hits, null);
        }

        if (hits.Count > 1 && tools.Connection.Servers.IsOneServer)
        {
            var (states, next) = await Together(hits, beside, mode).ConfigureAwait(false);
            return (hits.Select((hit, position) => hit with { State = StateOf(hit.Entry, states[position]) }).ToList(), next);
        }

        List<RedisRequest> requests = [.. hits.Select(Request)];
        var answers = await SeparateAnswers.Of(tools.Connection, beside is null ? requests : [.. requests, beside], mode).ConfigureAwait(false);
        for (var position = 0; position < hits.Count; position++)
        {
            hits[position] = hits[position] with { State = StateOfFields(hits[position].Entry, answers[position]) };
        }

        return (await FindForeign(hits, mode).ConfigureAwait(false), beside is null ? null : answers[^1]);
    }

    private async ValueTask<(RedisResult States, RedisResult? Beside)> Together(List<IndexHit> hits, RedisRequest? beside, IoMode mode)
    {
        var look = new RedisRequest
        {
            Script = IndexScripts.Look,
            Keys = [.. hits.Select(hit => (RedisKey)tools.Keys.HashKey(hit.Key))],
            Values = index is null ? [Fields.Listed, .. hits.Select(static hit => (RedisValue)hit.Entry.Token.ToString())] : [Fields.Index(index)],
            IsRead = true,
        };
        if (beside is null)
        {
            return ((await tools.Connection.Run(look, mode).ConfigureAwait(false)).Result, null);
        }

        var answers = await SeparateAnswers.Of(tools.Connection, [look, beside], mode).ConfigureAwait(false);
        return (answers[0] ?? (await tools.Connection.Run(look, mode).ConfigureAwait(false)).Result, answers[1]);
    }

    private RedisRequest Request(IndexHit hit) => new()
    {
        Command = "HMGET",
        Keys = [tools.Keys.HashKey(hit.Key)],
        Values = [Fields.Listed, Fields.Expires, Fields.Version, .. index is null ? [] : new RedisValue[] { Fields.Index(index) }],
        SessionKey = hit.Key,
        IsRead = true,
    };

    // A hash without a version reads like none: another program wrote it, or parts of it are lost.
    private async ValueTask<List<IndexHit>> FindForeign(List<IndexHit> hits, IoMode mode)
    {
        var absent = hits.FindAll(static hit => hit.State == IndexHitState.Absent);
        var requests = absent.ConvertAll(hit => RedisRequest.Reading("EXISTS", tools.Keys.HashKey(hit.Key), hit.Key));
        var answers = requests.Count == 0 ? [] : await tools.Connection.RunAll(requests, mode).ConfigureAwait(false);
        var foreign = absent.Where((_, position) => (int)answers[position] == 1).Select(static hit => hit.Key).ToHashSet(StringComparer.Ordinal);
        return foreign.Count == 0 ? hits : hits.ConvertAll(hit => foreign.Contains(hit.Key) ? hit with { State = IndexHitState.Unreadable } : hit);
    }

    private IndexHitState StateOf(IndexMember entry, RedisResult answer) => answer.Resp2Type != ResultType.Integer
        ? StateOfFields(entry, answer.IsNull ? null : answer)
        : (int)answer switch
        {
            Live => IndexHitState.Live,
            Absent => IndexHitState.Absent,
            _ => IndexHitState.Unreadable,
        };

    private IndexHitState StateOfFields(IndexMember entry, RedisResult? fields)
    {
        if (fields is null)
        {
            return IndexHitState.Unreadable;
        }

        if (fields[2].IsNull)
        {
            return IndexHitState.Absent;
        }

        if (fields[0].IsNull)
        {
            // Damaged: no read takes such a session.
            return IndexHitState.Unreadable;
        }

        return !IsCurrent(entry, fields) ? index is not null && fields[3].IsNull ? IndexHitState.Left : IndexHitState.Superseded : tools.Clock.HasExpired(fields[1]) ? IndexHitState.Expired : IndexHitState.Live;
    }

    // A creation that is no token is no other entry's either: the session can be read, and its entry must not be taken for a stale one.
    private bool IsCurrent(IndexMember entry, RedisResult fields)
    {
        if (index is null)
        {
            var listed = (string?)fields[0];
            return listed == entry.Token.ToString() || CommitToken.Parse(listed).Value <= 0;
        }

        return IndexFields.Read(index, (string?)fields[3]).Contains(new IndexedValue(index.Ordinal, entry.Token, entry.Value));
    }
}
