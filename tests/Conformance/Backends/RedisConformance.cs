using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class RedisConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override TestEnvironment NewEnvironment() => new RedisEnvironment(server.Connection);
}
