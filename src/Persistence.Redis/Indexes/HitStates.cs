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
/// <param name="found">Receives which entries of all indexes are true, from a walk through the key listing; null where nobody asks.</param>
internal sealed class HitStates(RedisContext tools, IndexDescription? index, LiveEntries? found = null)
{
    // What the script says of a session; of others it gives the fields.
    private const int Live = 1;
    private const int Absent = 0;

    // So many sessions are looked at by one script, which others wait for.
    private const int MostAtOnce = 1024;

    // The creation, the end and the version come before what indexes say.
    private const int EnginesFields = 3;

    // What is asked of a session beside the engine's own fields.
    private readonly RedisValue[] _fields = [.. (index is null ? found?.Indexes ?? [] : [index]).Select(static one => (RedisValue)Fields.Index(one))];

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
            return await Together(hits, beside, mode).ConfigureAwait(false);
        }

        // What is asked beside it comes first: it is read here while the servers look.
        List<RedisRequest> first = beside is null ? [] : [beside];
        var answers = await SeparateAnswers.Of(tools.Connection, [.. first, .. hits.Select(Request)], mode).ConfigureAwait(false);
        for (var position = 0; position < hits.Count; position++)
        {
            hits[position] = hits[position] with { State = StateOfFields(hits[position], answers[first.Count + position]) };
        }

        return (await FindForeign(hits, mode).ConfigureAwait(false), beside is null ? null : answers[0]);
    }

    private async ValueTask<(List<IndexHit> Hits, RedisResult? Beside)> Together(List<IndexHit> hits, RedisRequest? beside, IoMode mode)
    {
        List<IndexHit[]> parts = [.. hits.Chunk(MostAtOnce)];
        List<RedisRequest> looks = parts.ConvertAll(Look);
        List<RedisRequest> first = beside is null ? [] : [beside];
        RedisResult?[] answers = beside is null && looks.Count == 1
            ? [(await tools.Connection.Run(looks[0], mode).ConfigureAwait(false)).Result]
            : await SeparateAnswers.Of(tools.Connection, [.. first, .. looks], mode).ConfigureAwait(false);
        var looked = new List<IndexHit>(hits.Count);
        for (var part = 0; part < parts.Count; part++)
        {
            var states = answers[first.Count + part] ?? (await tools.Connection.Run(looks[part], mode).ConfigureAwait(false)).Result;
            looked.AddRange(parts[part].Select((hit, position) => hit with { State = StateOf(hit, states[position]) }));
        }

        return (looked, beside is null ? null : answers[0]);
    }

    private RedisRequest Look(IndexHit[] hits) => new()
    {
        Script = IndexScripts.Look,
        Keys = Array.ConvertAll(hits, hit => (RedisKey)tools.Keys.HashKey(hit.Key)),
        Values = [_fields.Length, .. _fields, .. index is null ? hits.Select(static hit => (RedisValue)hit.Entry.Token.ToString()) : []],
        IsRead = true,
    };

    private RedisRequest Request(IndexHit hit) => new()
    {
        Command = "HMGET",
        Keys = [tools.Keys.HashKey(hit.Key)],
        Values = [Fields.Listed, Fields.Expires, Fields.Version, .. _fields],
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

    private IndexHitState StateOf(IndexHit hit, RedisResult answer)
    {
        if (answer.Resp2Type != ResultType.Integer)
        {
            return !answer.IsNull && answer.Length == _fields.Length ? Found(hit, answer, first: 0) : StateOfFields(hit, answer.IsNull ? null : answer);
        }

        return (int)answer switch
        {
            Live => IndexHitState.Live,
            Absent => IndexHitState.Absent,
            _ => IndexHitState.Unreadable,
        };
    }

    private IndexHitState StateOfFields(IndexHit hit, RedisResult? fields)
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

        return !IsCurrent(hit.Entry, fields) ? index is not null && fields[EnginesFields].IsNull ? IndexHitState.Left : IndexHitState.Superseded
            : tools.Clock.HasExpired(fields[1]) ? IndexHitState.Expired
            : Found(hit, fields, EnginesFields);
    }

    private IndexHitState Found(IndexHit hit, RedisResult fields, int first)
    {
        found?.Add(hit.Key, fields, first);
        return IndexHitState.Live;
    }

    // A creation that is no token is no other entry's either: the session can be read, and its entry must not be taken for a stale one.
    private bool IsCurrent(IndexMember entry, RedisResult fields)
    {
        if (index is null)
        {
            var listed = (string?)fields[0];
            return listed == entry.Token.ToString() || CommitToken.Parse(listed).Value <= 0;
        }

        return IndexFields.Read(index, (string?)fields[EnginesFields]).Contains(new IndexedValue(index.Ordinal, entry.Token, entry.Value));
    }
}
