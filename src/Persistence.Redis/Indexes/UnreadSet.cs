using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>The sessions that a backfill could not read, for each index: it does not know their values, and lookups name them. A bounded number of them.</summary>
/// <param name="context">Connection and names.</param>
internal sealed class UnreadSet(RedisContext context)
{
    // Each lookup by the index looks at all of them.
    private const int Most = 100;

    /// <summary>What the names of such sets say.</summary>
    public const string Kind = "unread";

    /// <summary>The request for the sessions of an index.</summary>
    public RedisRequest Request(IndexDescription index) => new() { Command = "SMEMBERS", Keys = [context.Keys.SetOf(Kind, index.StorageName)], IsRead = true, IsShared = true };

    /// <summary>Adds sessions.</summary>
    /// <param name="keys">Their encoded keys; may be none.</param>
    /// <param name="indexes">The indexes of the backfill.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Add(IReadOnlyCollection<string> keys, IEnumerable<IndexDescription> indexes, IoMode mode)
    {
        if (keys.Count > 0)
        {
            RedisValue[] values = [Most, .. keys.Select(static key => (RedisValue)key)];
            await context.Connection.RunAll([.. indexes.Select(index => Request(index, values))], mode).ConfigureAwait(false);
        }
    }

    /// <summary>Removes sessions, without waiting: what stays is looked at again by the next lookup.</summary>
    public void Remove(IReadOnlyCollection<string> keys, IndexDescription index)
    {
        if (keys.Count > 0)
        {
            context.Connection.Forget([new RedisRequest { Command = "SREM", Keys = [context.Keys.SetOf(Kind, index.StorageName)], Values = [.. keys.Select(static key => (RedisValue)key)] }]);
        }
    }

    private RedisRequest Request(IndexDescription index, RedisValue[] values) => new() { Script = IndexScripts.AddUpTo, Keys = [context.Keys.SetOf(Kind, index.StorageName)], Values = values, IsShared = true };
}
