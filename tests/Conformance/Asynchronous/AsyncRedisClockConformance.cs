using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>
/// With the server's own clock, as most users run it: saves and appends take the short ways of the scripts, which a clock of the
/// user's never lets them take. A long mode: both ways to call share one code path, and the blocking one is run with this clock.
/// </summary>
public sealed class AsyncRedisClockConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override string? LongMode => "PERSISTENCE_CLOCK=1";

    protected override int Scenarios => 40;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new RedisEnvironment(server.Connection, usesServerClock: true));
}
