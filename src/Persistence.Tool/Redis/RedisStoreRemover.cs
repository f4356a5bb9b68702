using Persistence.Mapping;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;
using StackExchange.Redis;

namespace Persistence.Tool.Redis;

/// <summary>Removes sessions from a server, each by one script. What stays in the listing and in indexes is stale, and readers drop it.</summary>
/// <param name="server">The server.</param>
internal sealed class RedisStoreRemover(RedisServer server) : IStoreRemover
{
    private readonly KeyspaceCatalog _catalog = new(server);

    /// <inheritdoc/>
    public RemoveOutcome TryRemove(StoredClass stored, SessionHead expected)
    {
        var keys = _catalog.KeysOf(stored.Name);
        var hash = keys.HashKey(expected.Key);
        var listed = CommitToken.Parse(server.Guarded(() => (string?)server.Database.HashGet(hash, Fields.Listed)));

        // Says, where an answer was lost, that it was this removal and not one of a program.
        RedisKey mark = $"{hash}:$moved";
        var names = new List<RedisKey> { mark, hash };
        var values = new List<RedisValue> { CommitToken.New().ToString(), new CommitToken(expected.Token).ToString(), expected.Version };
        foreach (var log in server.Guarded(() => _catalog.Logs(stored)))
        {
            var list = RedisKeys.Log(hash, log);
            names.AddRange([list, RedisKeys.Ids(list)]);
            values.Add(expected.CountOf(log));
        }

        var answer = server.Guarded(() => (string?)server.Database.ScriptEvaluate(CopyScripts.Remove, [.. names], [.. values]));
        switch (answer)
        {
            case "absent":
                return RemoveOutcome.Absent;
            case "leased":
                return RemoveOutcome.Leased;
            case "changed":
                return RemoveOutcome.Changed;
            default:
                server.Guarded(() => server.Database.KeyDelete(mark));
                server.Guarded(() => server.Database.SortedSetRemove(keys.Listing, new IndexMember("", KeyOrder.ToSortable(expected.Key, stored.KeyParts), listed).InListing()));
                return RemoveOutcome.Removed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();
}
