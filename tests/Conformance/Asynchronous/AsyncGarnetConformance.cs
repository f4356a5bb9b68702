using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class AsyncGarnetConformance(GarnetServerFixture server) : ConformanceTests, IClassFixture<GarnetServerFixture>
{
    protected override int Scenarios => 40;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new RedisEnvironment(server.Connection));
}
