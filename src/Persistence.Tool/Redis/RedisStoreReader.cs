using Persistence.Redis.Layout;
using Persistence.Tool.Json;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>Reads a store on a Redis server. Sessions are asked for ahead, many in one round trip.</summary>
/// <param name="server">The server.</param>
internal sealed class RedisStoreReader(RedisServer server) : IStoreReader
{
    private const int KeysAtOnce = 1000;

    private readonly KeyspaceCatalog _catalog = new(server);
    private readonly HashText _text = new();
    private readonly SessionsAhead _ahead = new();

    /// <inheritdoc/>
    public StoreAddress Address => server.Address;

    /// <summary>The server.</summary>
    public RedisServer Server => server;

    /// <inheritdoc/>
    public ReadAhead Ahead { get; set; }

    /// <summary>The names of a class's keys.</summary>
    /// <param name="stored">The class.</param>
    public RedisKeys KeysOf(StoredClass stored) => _catalog.KeysOf(stored.Name);

    /// <inheritdoc/>
    public IReadOnlyList<StoredClass> Classes() => server.Guarded(_catalog.Classes);

    /// <summary>The logs that sessions of a class may have.</summary>
    /// <param name="stored">The class.</param>
    public IReadOnlyCollection<string> Logs(StoredClass stored) => server.Guarded(() => _catalog.Logs(stored));

    /// <inheritdoc/>
    public IEnumerable<string> Keys(StoredClass stored)
    {
        var listing = KeysOf(stored).Listing;
        RedisValue from = RedisValue.Null;
        string? last = null;
        while (true)
        {
            var start = from;
            var members = server.Guarded(() => server.Database.SortedSetRangeByValue(listing, start, default, Exclude.Start, Order.Ascending, 0, KeysAtOnce));
            var keys = members.Select(member => ListedKey.Of((string)member!, stored)).Where(static key => key is not null).ToList();
            for (var index = 0; index < keys.Count; index++)
            {
                // Stale entries of one key stand beside its live one.
                if (keys[index] != last)
                {
                    if (Ahead != ReadAhead.Nothing)
                    {
                        _ahead.Fill(keys, index, key => Ask(stored, key));
                    }

                    yield return last = keys[index]!;
                }
            }

            if (members.Length < KeysAtOnce)
            {
                yield break;
            }

            from = members[^1];
        }
    }

    /// <inheritdoc/>
    public long Count(StoredClass stored) => server.Guarded(() => server.Database.SortedSetLength(KeysOf(stored).Listing));

    /// <inheritdoc/>
    public IOpenSession? Open(StoredClass stored, string key)
    {
        ShortLivedObjects.Collect();
        var request = _ahead.Take(key);
        try
        {
            return server.Guarded(() =>
            {
                var asked = request ?? Ask(stored, key);
                request = null;
                var session = asked.Finish(server, _text, server.Now);
                _ahead.Note(session?.FirstBytes ?? 0);
                return session;
            });
        }
        catch (Exception problem) when (problem is FormatException or RedisServerException)
        {
            throw JsonStoreReader.Damaged(key, Address.Text, $"hash '{KeysOf(stored).HashKey(key)}'", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private SessionRequest Ask(StoredClass stored, string key) => SessionRequest.Send(server.Database, KeysOf(stored).HashKey(key), key, Logs(stored), Ahead == ReadAhead.Heads ? 0 : RedisOpenSession.FirstEntries);
}
