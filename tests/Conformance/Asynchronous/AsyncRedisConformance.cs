using Persistence.TestKit;
using Persistence.Testing.Redis;

namespace Persistence.Conformance;

public sealed class AsyncRedisConformance(RedisServerFixture server) : ConformanceTests, IClassFixture<RedisServerFixture>
{
    protected override int Scenarios => 40;

    protected override StorePlace NewPlace() => new AsynchronousPlace(new RedisPlace(server.Connection));
}
