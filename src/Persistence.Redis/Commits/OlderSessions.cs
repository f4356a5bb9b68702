using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Commits;

/// <summary>Marks sessions of earlier schema versions before the present one, whose class has upgrade steps, writes to them: earlier programs are refused from then on.</summary>
/// <param name="context">Connection and names.</param>
internal sealed class OlderSessions(RedisContext context)
{
    /// <summary>What an append answers that met a session which is not marked yet.</summary>
    public const string Answer = "older";

    private readonly RedisValue _schema = context.Description.SchemaVersion;

    /// <summary>Marks a session: what is stored is of the version that stored it, and what follows is of the present one.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="token">The token that the session has; null for any.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Mark(string key, string? token, IoMode mode)
    {
        var hashKey = context.Keys.HashKey(key);
        var request = new RedisRequest
        {
            Script = UpgradeScripts.Mark,
            Keys = [hashKey, .. context.Description.Logs.Select(log => (RedisKey)RedisKeys.Log(hashKey, log.StorageName))],
            Values = [_schema, token ?? "", .. context.Description.Logs.Select(static log => (RedisValue)log.StorageName)],
            SessionKey = key,
        };
        await context.Connection.Run(request, mode).ConfigureAwait(false);
    }
}
