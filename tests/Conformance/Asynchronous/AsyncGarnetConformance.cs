using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

/// <summary>A long mode: both ways to call share one code path, each is run on redis-server, and Garnet is run by the blocking one.</summary>
public sealed class AsyncGarnetConformance(GarnetServerFixture server) : ConformanceTests, IClassFixture<GarnetServerFixture>
{
    protected override string? LongMode => "PERSISTENCE_GARNET=1";

    protected override int Scenarios => 40;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new RedisEnvironment(server.Connection));
}
