using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>The leases of a session class: each change of one is a script on the session's hash, by the server's clock.</summary>
/// <param name="context">Connection and names.</param>
/// <param name="keys">Whether it is known that the class has the key of what is stored.</param>
/// <param name="time">The clock by which sessions are due.</param>
internal sealed class RedisLeases<TKey>(RedisContext context, ReadinessGate keys, TimeProvider time) : LeaseHandler<TKey>
    where TKey : notnull
{
    private readonly RedisValue _schema = context.Description.SchemaVersion;

    /// <inheritdoc/>
    public override DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override async ValueTask<LeaseGrant> Acquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode)
    {
        var answer = await Run(
            LeaseScripts.Acquire,
            key.Text,
            [
                LeaseText.Of(request.Nonce), Milliseconds(request.Duration), request.MaxAttempts.ToString(CultureInfo.InvariantCulture),
                request.ExpectedToken == 0 ? "" : new CommitToken(request.ExpectedToken).ToString(), request.Holder, _schema, context.Clock.Now,
            ],
            mode).ConfigureAwait(false);
        return (string?)answer[0] switch
        {
            "ok" => new LeaseGrant(LeaseOutcome.Granted, (long)answer[1], (int)answer[2]),
            "held" => new LeaseGrant(LeaseOutcome.Held),
            "changed" => new LeaseGrant(LeaseOutcome.Changed),
            "poisoned" => new LeaseGrant(LeaseOutcome.Poisoned),
            "absent" => throw SessionErrors.NotFound(key.Text, context.DisplayName),
            _ => throw Unusable(key.Text, answer),
        };
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> Renew(EncodedKey<TKey> key, TimeSpan duration, IoMode mode) =>
        (int)await Run(LeaseScripts.Change, key.Text, [LeaseText.Of(key.Lease), Milliseconds(duration), context.Clock.Now], mode).ConfigureAwait(false) == 1;

    /// <inheritdoc/>
    public override async ValueTask Release(EncodedKey<TKey> key, IoMode mode) =>
        await Run(LeaseScripts.Change, key.Text, [LeaseText.Of(key.Lease), "0", context.Clock.Now], mode).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode)
    {
        var answer = await Run(LeaseScripts.Find, key.Text, [_schema, context.Clock.Now], mode).ConfigureAwait(false);
        switch ((string?)answer[0])
        {
            case "ok":
                var nonce = long.Parse((string)answer[1]!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                var info = nonce == 0 ? null : new LeaseInfo((string)answer[6]!, (long)answer[3], DateTimeOffset.FromUnixTimeMilliseconds((long)answer[5]), TimeSpan.FromMilliseconds((long)answer[2]));
                return new LeaseState(nonce, info, (int)answer[4]);
            case "absent":
                return default;
            default:
                throw Unusable(key.Text, answer);
        }
    }

    private async ValueTask<RedisResult> Run(RedisScript script, string key, RedisValue[] values, IoMode mode)
    {
        await keys.Pass(mode).ConfigureAwait(false);
        var request = new RedisRequest { Script = script, Keys = [context.Keys.HashKey(key)], Values = values, SessionKey = key, IsRead = script == LeaseScripts.Find, IsOfLease = true };
        return (await context.Connection.Run(request, mode).ConfigureAwait(false)).Result;
    }

    private SessionException Unusable(string key, RedisResult answer) => (string?)answer[0] == "schema"
        ? StoredDataErrors.NewerSchema(key, context.DisplayName, context.Description, (int)answer[1])
        : new SessionDecoder(key, context.Keys.HashKey(key), context.DisplayName, context.Description).Damaged();

    private static RedisValue Milliseconds(TimeSpan duration) => ((long)duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
