using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class AsyncRedisConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override int Scenarios => 25;

    protected override int OneCaseOf => 3;

    protected override int FirstCase => 2;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new RedisEnvironment(server.Connection));
}
