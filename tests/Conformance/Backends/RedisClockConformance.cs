using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>With the server's clock, as users have it: then the scripts have a short way that a clock of the cases' own never takes.</summary>
public sealed class RedisClockConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override int OneCaseOf => 4;

    protected override int FirstCase => 1;

    protected override int Scenarios => 40;

    protected override TestEnvironment NewEnvironment() => new RedisEnvironment(server.Connection, usesServerClock: true);
}
