using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>Lists that an earlier version of the class stored under another name: they get the present one before a session is used.</summary>
/// <param name="context">Connection and names.</param>
internal sealed class RenamedLogs(RedisContext context)
{
    private readonly RedisValue _schema = context.Description.SchemaVersion;

    /// <summary>Whether the class has any.</summary>
    public bool Exist { get; } = context.Description.Logs.Any(static log => log.FormerNames.Count > 0);

    /// <summary>Renames the lists of a session.</summary>
    /// <param name="hashKey">The name of its hash.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Rename(string hashKey, IoMode mode)
    {
        if (Exist)
        {
            var pairs = context.Description.Logs.SelectMany(log => log.FormerNames.SelectMany(former => Keys(hashKey, log, former)));
            var request = context.Description.HasUpgrades ? Marking(hashKey, [.. pairs]) : new RedisRequest { Script = ReadScripts.Rename, Keys = [hashKey, .. pairs], Values = [_schema, CommitToken.New().ToString()] };
            await context.Connection.Run(request, mode).ConfigureAwait(false);
        }
    }

    private RedisRequest Marking(string hashKey, RedisKey[] pairs) => new()
    {
        Script = UpgradeScripts.Rename,
        Keys = [hashKey, .. pairs, .. context.Description.Logs.Select(log => (RedisKey)RedisKeys.Log(hashKey, log.StorageName))],
        Values = [_schema, CommitToken.New().ToString(), pairs.Length, .. context.Description.Logs.Select(static log => (RedisValue)log.StorageName)],
    };

    private static IEnumerable<RedisKey> Keys(string hashKey, LogDescription log, string former)
    {
        var (before, after) = (RedisKeys.Log(hashKey, former), RedisKeys.Log(hashKey, log.StorageName));
        return log.HasIds ? [before, after, RedisKeys.Ids(before), RedisKeys.Ids(after)] : [before, after];
    }
}
