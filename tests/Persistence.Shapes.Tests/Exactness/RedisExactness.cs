using Persistence.Testing.Redis;

namespace Persistence.Shapes.Tests.Exactness;

public sealed class RedisExactness(RedisServerFixture server) : ExactnessTests, IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();

    protected override IExactSheetStore Open() => new ExactSheetRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override IFormSheetStore OpenForms() => new FormSheetRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override ICollectionSheetStore OpenCollections() => new CollectionSheetRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override IPairSheetStore OpenPairs() => new PairSheetRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });
}
