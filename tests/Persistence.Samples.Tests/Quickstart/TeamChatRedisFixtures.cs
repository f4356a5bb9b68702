using Persistence.TestKit;
using Quickstart;
using StackExchange.Redis;

namespace Persistence.Samples.Tests.Quickstart;

/// <summary>The same on a Redis server.</summary>
/// <param name="redis">The connection.</param>
public sealed class TeamChatRedisFixtures(IConnectionMultiplexer redis) : TeamChatFixtures
{
    private const string Prefix = "frozen";

    /// <inheritdoc/>
    protected override IEnumerable<FixtureBackend<ITeamChatStore>> Backends =>
    [
        new RedisFixtures<ITeamChatStore>(
            Prefix,
            (command, arguments) => (byte[]?[]?)redis.GetDatabase().Execute(command, [.. arguments]),
            () => new TeamChatRedisStore(redis, new RedisStoreOptions { KeyPrefix = Prefix })),
    ];
}
