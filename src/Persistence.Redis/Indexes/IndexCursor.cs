using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Walks the key listing or an index in order, page by page, and checks every entry against the session it names. A page costs one round trip, in which the next one is
/// read too, and two where it is short.
/// </summary>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="index">The index; null for the key listing.</param>
/// <param name="from">Where to begin, included; null for the start.</param>
/// <param name="to">Where to end, excluded; null for the end.</param>
internal sealed class IndexCursor(RedisContext tools, IndexDescription? index, string? from, string? to)
{
    private readonly RedisValue _to = to is null ? "+" : "(" + to;
    private HitStates? _states;
    private RedisValue _from = from is null ? "-" : "[" + from;
    private (RedisResult Members, int Size)? _next;
    private int _size = 64;

    /// <summary>The most entries that a page has.</summary>
    public int LargestPage { get; init; } = 1024;

    /// <summary>Receives which entries of all indexes are true, from a walk through the key listing; null where nobody asks.</summary>
    public LiveEntries? Found { get; init; }

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
        var size = SizeFor(wanted);
        var (found, next) = await States.Check(hits, HasMore && wanted > hits.Count ? Page(size) : null, mode).ConfigureAwait(false);
        _next = next is null ? null : (next, size);
        return found;
    }

    /// <summary>Checks entries that were read without a look at their sessions.</summary>
    public async ValueTask<List<IndexHit>> Check(List<IndexHit> hits, IoMode mode) => (await States.Check(hits, null, mode).ConfigureAwait(false)).Hits;

    /// <summary>Sends requests, and before them, if there is more to read, the one for the next page: while the server answers them, that page comes in.</summary>
    /// <param name="requests">The requests, which may all be repeated.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The answers to the requests; null where one says nothing.</returns>
    public async ValueTask<RedisResult?[]> Ask(IReadOnlyList<RedisRequest> requests, IoMode mode)
    {
        if (!HasMore)
        {
            return await SeparateAnswers.Of(tools.Connection, requests, mode).ConfigureAwait(false);
        }

        var answers = await SeparateAnswers.Of(tools.Connection, [Page(_size), .. requests], mode).ConfigureAwait(false);
        _next = answers[0] is { } page ? (page, _size) : null;
        return answers[1..];
    }

    /// <summary>Reads the next page without looking at the sessions it names.</summary>
    public async ValueTask<List<IndexHit>> NextUnchecked(int wanted, IoMode mode)
    {
        var size = _next?.Size ?? SizeFor(wanted);
        var page = _next?.Members ?? await ReadPage(Page(size), mode).ConfigureAwait(false);
        _next = null;
        var members = (byte[]?[]?)page ?? [];
        HasMore = members.Length == size;
        _from = members.Length == 0 ? _from : After(members[^1]);
        _size = Math.Min(_size * 2, LargestPage);

        var hits = new List<IndexHit>(members.Length);
        foreach (var member in members)
        {
            // What is no entry of ours was put there by another program; it names no session.
            if (IndexMember.Parse(Utf8.Read(member), index is not null) is { Token.Value: > 0 } entry && KeyOf(entry, tools.Description) is { } key)
            {
                hits.Add(new IndexHit(entry, key, IndexHitState.Absent));
            }
        }

        return hits;
    }

    private HitStates States => _states ??= new(tools, index, Found);

    private int SizeFor(int wanted) => Math.Min(_size, Math.Max(wanted, 16));

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

    /// <summary>The encoded key of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="description">The session class.</param>
    /// <returns>Null where it is none of the class.</returns>
    public static string? KeyOf(IndexMember entry, SessionDescription description)
    {
        try
        {
            return KeyOrder.FromSortable(entry.Key, description.KeyParts);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
