using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class AsyncRedisConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override int Scenarios => 40;

    protected override int OneCaseOf => 2;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new RedisEnvironment(server.Connection));
}
