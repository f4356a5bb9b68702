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
/// <param name="start">What it said of the session.</param>
/// <param name="sorter">Sorts members. Sessions that are read one after the other share it.</param>
internal sealed class RedisOpenSession(RedisServer server, SessionStart start, MemberSorter sorter) : IOpenSession
{
    /// <summary>How many entries of each log are asked for together with the head.</summary>
    public const int FirstEntries = 100;

    private const int MostEntries = 1000;
    private const int PageBytes = 1024 * 1024;

    /// <summary>What came with the head of each log that holds entries.</summary>
    public IEnumerable<LogStart> Logs => start.Logs.Values;

    /// <summary>How many bytes of entries came with the head.</summary>
    public long FirstBytes => start.Logs.Values.Sum(static log => Bytes(log.First));

    /// <inheritdoc/>
    public SessionHead Head => start.Head;

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        var count = start.Head.CountOf(log);
        var known = start.Logs[log].First;
        var page = known;
        for (var position = after; position < count;)
        {
            var isKnown = position < known.Length;
            page = isKnown ? known : Page(log, position, Math.Min(count, position + LengthOf(page)));
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
            sink(sorter.Sort(((ReadOnlyMemory<byte>)entry).Span));
        }
        catch (FormatException problem)
        {
            throw Json.JsonStoreReader.Damaged(start.Head.Key, server.Address.Text, $"list '{RedisKeys.Log(start.Hash, log)}'", problem);
        }
    }

    private static long Bytes(RedisValue[] entries) => entries.Sum(static entry => entry.Length());

    // By the page before it: large entries are asked for a few at a time.
    private static long LengthOf(RedisValue[] before) => before.Length == 0 ? FirstEntries : Math.Clamp(PageBytes / Math.Max(1, Bytes(before) / before.Length), 1, MostEntries);

    private RedisValue[] Page(string log, long position, long end)
    {
        ShortLivedObjects.Collect();
        var (entries, present) = server.Guarded(() =>
        {
            var page = server.Database.ListRangeAsync(RedisKeys.Log(start.Hash, log), position, end - 1);
            var commit = server.Database.HashGetAsync(start.Hash, Fields.Listed);
            return (server.Database.Wait(page), server.Database.Wait(commit));
        });
        return present == start.Listed && entries.Length == end - position
            ? entries
            : throw Json.JsonStoreReader.Damaged(start.Head.Key, server.Address.Text, $"list '{RedisKeys.Log(start.Hash, log)}'", new FormatException("the session was deleted while it was read, or entries are missing"));
    }
}
