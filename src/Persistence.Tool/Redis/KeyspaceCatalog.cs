using Persistence.Mapping;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Redis;

/// <summary>
/// Which classes and logs a server holds under a prefix. Nothing on the server lists them, so the names of all its keys are looked through, once for each command.
/// </summary>
/// <param name="server">The server.</param>
internal sealed class KeyspaceCatalog(RedisServer server)
{
    private readonly SortedDictionary<string, SortedSet<string>> _logs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _known = new(StringComparer.Ordinal);
    private bool _isRead;

    /// <summary>The classes, in the order of their names.</summary>
    /// <exception cref="ToolException">There are none.</exception>
    public IReadOnlyList<StoredClass> Classes()
    {
        Read();
        return [.. _logs.Keys.Select(name => new StoredClass(name, KindsOf(name), ShapeOf(name)))];
    }

    /// <summary>The logs that sessions of a class may have, in the order of their names: those that its shape has, and those that are there.</summary>
    /// <param name="stored">The class.</param>
    public IReadOnlyCollection<string> Logs(StoredClass stored)
    {
        if (_known.TryGetValue(stored.Name, out var known))
        {
            return known;
        }

        Read();
        known = new SortedSet<string>(stored.Shape?.Logs.Select(static log => log.Name) ?? [], StringComparer.Ordinal);
        known.UnionWith(_logs.TryGetValue(stored.Name, out var found) ? found : []);
        return _known[stored.Name] = known;
    }

    /// <summary>The names of a class's keys.</summary>
    /// <param name="name">The storage name of the class.</param>
    public RedisKeys KeysOf(string name) => new(server.Address.Prefix, new SessionDescription { ClassName = name, Name = name, KeyParts = [], Members = [] });

    private void Read()
    {
        if (_isRead)
        {
            return;
        }

        foreach (var key in server.Keys(KeyNames.Pattern(server.Address.Prefix)))
        {
            ShortLivedObjects.Collect();
            if (KeyNames.Parse(key, server.Address.Prefix) is var (name, log))
            {
                if (!_logs.TryGetValue(name, out var logs))
                {
                    _logs[name] = logs = new SortedSet<string>(StringComparer.Ordinal);
                }

                if (log.Length > 0)
                {
                    logs.Add(log);
                }
            }
        }

        _isRead = true;
    }

    private ClassShape? ShapeOf(string name) => (string?)server.Database.StringGet(KeysOf(name).Shape) is { } record ? ClassShape.OfRecord(record) : null;

    // The listing holds sortable forms; which kinds of parts they are of shows the hash whose name holds the key itself.
    private KeyPartKind[] KindsOf(string name)
    {
        var keys = KeysOf(name);
        foreach (var member in server.Database.SortedSetRangeByRank(keys.Listing, 0, 7))
        {
            var sortable = IndexMember.Parse((string)member!, inIndex: false).Key ?? "";
            foreach (var kinds in Candidates(sortable.Split('\0').Length))
            {
                if (Plain(sortable, kinds) is { } key && server.Database.KeyExists(keys.HashKey(key)))
                {
                    return kinds;
                }
            }
        }

        return [KeyPartKind.Text];
    }

    private static IEnumerable<KeyPartKind[]> Candidates(int parts)
    {
        for (var bits = 0; bits < 1 << Math.Min(parts, 8); bits++)
        {
            yield return [.. Enumerable.Range(0, parts).Select(part => (bits >> part & 1) == 0 ? KeyPartKind.Text : KeyPartKind.Number)];
        }
    }

    private static string? Plain(string sortable, KeyPartKind[] kinds)
    {
        try
        {
            return KeyOrder.FromSortable(sortable, kinds);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
