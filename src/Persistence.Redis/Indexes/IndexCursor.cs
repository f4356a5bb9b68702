using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Walks the key listing or an index in order, page by page, and checks every entry against the session it names. Each
/// page costs two round trips, however many sessions there are.
/// </summary>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="index">The index; null for the key listing.</param>
/// <param name="from">Where to begin, included; null for the start.</param>
/// <param name="to">Where to end, excluded; null for the end.</param>
internal sealed class IndexCursor(RedisContext tools, IndexDescription? index, string? from, string? to)
{
    private const int LargestPage = 1024;

    private readonly RedisValue _to = to is null ? "+" : "(" + to;
    private RedisValue _from = from is null ? "-" : "[" + from;
    private int _size = 64;

    /// <summary>What is asked in the round trip of the first page.</summary>
    public IReadOnlyList<RedisRequest> Beside { get; init; } = [];

    /// <summary>The answers to it, once there was a page; null where a key holds something that the store did not write.</summary>
    public IReadOnlyList<RedisResult?> Answers { get; private set; } = [];

    /// <summary>Whether there is more to read.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Reads the next page and checks its entries.</summary>
    /// <param name="wanted">How many live entries the caller still wants, at most.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The entries, in order; possibly none although there is more.</returns>
    public async ValueTask<List<IndexHit>> Next(int wanted, IoMode mode)
    {
        var hits = await NextUnchecked(wanted, mode).ConfigureAwait(false);
        var answers = await SeparateAnswers.Of(tools.Connection, hits.ConvertAll(Check), mode).ConfigureAwait(false);
        for (var position = 0; position < answers.Length; position++)
        {
            hits[position] = hits[position] with { State = StateOf(hits[position].Entry, answers[position]) };
        }

        return await FindForeign(hits, mode).ConfigureAwait(false);
    }

    // A hash without a version reads like none: another program wrote it, or parts of it are lost.
    private async ValueTask<List<IndexHit>> FindForeign(List<IndexHit> hits, IoMode mode)
    {
        var absent = hits.FindAll(static hit => hit.State == IndexHitState.Absent);
        var requests = absent.ConvertAll(hit => RedisRequest.Reading("EXISTS", tools.Keys.HashKey(hit.Key), hit.Key));
        var answers = requests.Count == 0 ? [] : await tools.Connection.RunAll(requests, mode).ConfigureAwait(false);
        var foreign = absent.Where((_, position) => (int)answers[position] == 1).Select(static hit => hit.Key).ToHashSet(StringComparer.Ordinal);
        return foreign.Count == 0 ? hits : hits.ConvertAll(hit => foreign.Contains(hit.Key) ? hit with { State = IndexHitState.Unreadable } : hit);
    }

    /// <summary>Reads the next page without looking at the sessions it names.</summary>
    public async ValueTask<List<IndexHit>> NextUnchecked(int wanted, IoMode mode)
    {
        var size = Math.Min(_size, Math.Max(wanted, 16));
        var members = (byte[]?[]?)await ReadPage(Page(size), mode).ConfigureAwait(false) ?? [];
        HasMore = members.Length == size;
        _from = members.Length == 0 ? _from : After(members[^1]);
        _size = Math.Min(_size * 2, LargestPage);

        var hits = new List<IndexHit>(members.Length);
        foreach (var member in members)
        {
            // What is no entry of ours was put there by another program; it names no session.
            if (IndexMember.Parse(Utf8.Read(member), index is not null) is { Token.Value: > 0 } entry && KeyOf(entry) is { } key)
            {
                hits.Add(new IndexHit(entry, key, IndexHitState.Absent));
            }
        }

        return hits;
    }

    private RedisRequest Page(int size) => new()
    {
        Command = "ZRANGEBYLEX",
        Keys = [index is null ? tools.Keys.Listing : tools.Keys.Index(index)],
        Values = [_from, _to, "LIMIT", 0, size],
        IsRead = true,
    };

    // With the first page goes what is asked beside it; where one of the keys holds something else, the page is asked for alone, which says which it is.
    private async ValueTask<RedisResult> ReadPage(RedisRequest page, IoMode mode)
    {
        if (Beside.Count > 0 && Answers.Count == 0)
        {
            var answers = await SeparateAnswers.Of(tools.Connection, [page, .. Beside], mode).ConfigureAwait(false);
            Answers = answers[1..];
            if (answers[0] is { } members)
            {
                return members;
            }
        }

        return (await tools.Connection.Run(page, mode).ConfigureAwait(false)).Result;
    }

    // The server orders bytes. A member that another program put there need not be text, and its text would be another place.
    private static RedisValue After(byte[]? member) => (byte[])[(byte)'(', .. member ?? []];

    private string? KeyOf(IndexMember entry)
    {
        try
        {
            return KeyOrder.FromSortable(entry.Key, tools.Description.KeyParts);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private RedisRequest Check(IndexHit hit) => new()
    {
        Command = "HMGET",
        Keys = [tools.Keys.HashKey(hit.Key)],
        Values = [Fields.Listed, Fields.Expires, Fields.Version, .. index is null ? [] : new RedisValue[] { Fields.Index(index) }],
        SessionKey = hit.Key,
        IsRead = true,
    };

    private IndexHitState StateOf(IndexMember entry, RedisResult? fields)
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

        return !IsCurrent(entry, fields) ? IndexHitState.Superseded : tools.Clock.HasExpired(fields[1]) ? IndexHitState.Expired : IndexHitState.Live;
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
