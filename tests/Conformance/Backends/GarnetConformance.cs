using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class GarnetConformance(GarnetServerFixture server) : ConformanceTests, IClassFixture<GarnetServerFixture>
{
    protected override int OneCaseOf => 8;

    protected override int Scenarios => 40;

    protected override TestEnvironment NewEnvironment() => new RedisEnvironment(server.Connection);
}
