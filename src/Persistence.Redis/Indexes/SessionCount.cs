using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Counts the sessions that the key listing names and whose key holds anything, without reading them: by one EXISTS for many. Where one of these keys is not there, or the user's clock
/// may have ended a session, their entries are checked as a reader of all keys does.
/// </summary>
/// <param name="context">Connection, names and clock.</param>
/// <param name="keys">Is passed before the first question.</param>
/// <param name="reader">Checks entries of the key listing.</param>
/// <param name="isKey">Whether a text is a key of the class.</param>
internal sealed class SessionCount(RedisContext context, ReadinessGate keys, IndexReader reader, Predicate<string> isKey)
{
    private const int PageSize = 4096;

    // So many sessions are looked at where one of them is not there.
    private const int MostAtOnce = 64;

    // On a cluster a command's keys are on one slot. Of so many sessions some are; a fifth of a microsecond each then, in place of two.
    private const int OnCluster = 65_536;

    /// <summary>Whether sessions can be counted so: the server's clock ends them, and their keys are known to be on one server or on slots.</summary>
    public bool IsPossible => !context.Clock.IsUsers && (context.Connection.Servers.IsOneServer || context.Connection.Servers.IsCluster);

    /// <summary>Counts them.</summary>
    /// <param name="mode">How to run.</param>
    public async ValueTask<long> Run(IoMode mode)
    {
        await keys.Pass(mode).ConfigureAwait(false);
        var cursor = new IndexCursor(context, null, null, null) { LargestPage = PageSize };
        var isCluster = !context.Connection.Servers.IsOneServer;
        var (count, waiting) = (0L, new List<IndexHit>());
        while (cursor.HasMore || waiting.Count > 0)
        {
            waiting.AddRange(cursor.HasMore ? (await cursor.NextUnchecked(int.MaxValue, mode).ConfigureAwait(false)).Where(hit => isKey(hit.Key)) : []);
            if (cursor.HasMore && isCluster && waiting.Count < OnCluster)
            {
                continue;
            }

            // The entries of one session stand side by side, and stay together.
            var taken = cursor.HasMore ? waiting.FindLastIndex(hit => hit.Key != waiting[^1].Key) + 1 : waiting.Count;
            count += await Count(cursor, isCluster ? BySlot(waiting[..taken]) : BySize(waiting[..taken]), mode).ConfigureAwait(false);
            waiting.RemoveRange(0, taken);
        }

        return count;
    }

    private async ValueTask<long> Count(IndexCursor cursor, List<Group> groups, IoMode mode)
    {
        if (groups.Count == 0)
        {
            return 0;
        }

        var answers = await cursor.Ask(groups.ConvertAll(static group => group.Request), mode).ConfigureAwait(false);
        var (count, others) = (0L, new List<IndexHit>());
        for (var position = 0; position < answers.Length; position++)
        {
            var group = groups[position];
            if (answers[position] is { } answer && (int)answer == group.Names.Count)
            {
                count += group.Names.Count;
            }
            else
            {
                others.AddRange(group.Hits);
            }
        }

        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in others.Chunk(PageSize / 4))
        {
            there.UnionWith((await reader.Check(cursor, [.. some], mode).ConfigureAwait(false)).Select(static hit => hit.Key));
        }

        return count + there.Count;
    }

    private List<Group> BySize(List<IndexHit> hits)
    {
        var groups = new List<Group>();
        var last = "";
        foreach (var hit in hits)
        {
            if (groups.Count == 0 || (groups[^1].Names.Count == MostAtOnce && hit.Key != last))
            {
                groups.Add(new Group());
            }

            groups[^1].Add(hit, hit.Key == last ? null : context.Keys.HashKey(hit.Key));
            last = hit.Key;
        }

        return groups;
    }

    private List<Group> BySlot(List<IndexHit> hits)
    {
        var groups = new Dictionary<int, Group>();
        var (last, slot) = ("", 0);
        foreach (var hit in hits)
        {
            var name = hit.Key == last ? null : context.Keys.HashKey(hit.Key);
            slot = name is null ? slot : context.Connection.Servers.SlotOf(name);
            if (!groups.TryGetValue(slot, out var group))
            {
                groups.Add(slot, group = new Group());
            }

            group.Add(hit, name);
            last = hit.Key;
        }

        return [.. groups.Values];
    }

    // Entries whose sessions one command asks for.
    private sealed class Group
    {
        public List<IndexHit> Hits { get; } = [];

        public List<RedisKey> Names { get; } = [];

        public RedisRequest Request => new() { Command = "EXISTS", Keys = [.. Names], IsRead = true, IsShared = true, IsOfSeveralSessions = true };

        // Without a name where the one before has the same.
        public void Add(IndexHit hit, string? name)
        {
            Hits.Add(hit);
            if (name is not null)
            {
                Names.Add(name);
            }
        }
    }
}
