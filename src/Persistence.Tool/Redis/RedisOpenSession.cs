using Persistence.Redis.Layout;
using Persistence.Tool.Canonical;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>
/// A session as it was when its hash was read. Its lists only grow, so the entries up to the lengths of that moment are the same later, unless the session was deleted: that shows at the
/// end of a read.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="hash">The name of the session's hash.</param>
/// <param name="head">The head.</param>
/// <param name="listed">The commit that created the session.</param>
/// <param name="first">The first entries of each log, which came with the hash.</param>
internal sealed class RedisOpenSession(RedisServer server, string hash, SessionHead head, RedisValue listed, IReadOnlyDictionary<string, RedisValue[]> first) : IOpenSession
{
    /// <summary>How many entries are asked for at a time.</summary>
    public const int PageSize = 1000;

    private readonly MemberSorter _sorter = new();

    /// <inheritdoc/>
    public SessionHead Head => head;

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        var count = head.CountOf(log);
        var known = first[log];
        for (var position = after; position < count;)
        {
            var isKnown = position < known.Length;
            var page = isKnown ? known : Page(log, position, count);
            var skipped = isKnown ? (int)position : 0;
            foreach (var entry in page.AsSpan(skipped, (int)Math.Min(page.Length - skipped, count - position)))
            {
                Give(entry, log, sink);
                position++;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Give(RedisValue entry, string log, EntrySink sink)
    {
        try
        {
            sink(_sorter.Sort(((ReadOnlyMemory<byte>)entry).Span));
        }
        catch (FormatException problem)
        {
            throw Json.JsonStoreReader.Damaged(head.Key, server.Address.Text, $"list '{RedisKeys.Log(hash, log)}'", problem);
        }
    }

    private RedisValue[] Page(string log, long position, long count)
    {
        var last = Math.Min(position + PageSize, count) - 1;
        var page = server.Database.ListRangeAsync(RedisKeys.Log(hash, log), position, last);
        var present = server.Database.HashGetAsync(hash, Fields.Listed);
        server.Database.WaitAll(page, present);
        return present.Result == listed && page.Result.Length == last - position + 1
            ? page.Result
            : throw Json.JsonStoreReader.Damaged(head.Key, server.Address.Text, $"list '{RedisKeys.Log(hash, log)}'", new FormatException("the session was deleted while it was read, or entries are missing"));
    }
}
