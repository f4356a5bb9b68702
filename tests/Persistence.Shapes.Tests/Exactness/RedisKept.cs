using Persistence.Testing.Redis;

namespace Persistence.Shapes.Tests.Exactness;

public sealed class RedisKept(RedisServerFixture server) : KeptTests, IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    protected override INewNoteStore Newer() => new NewNoteRedisStore(server.Connection, _options);

    protected override IKeepingNoteStore Keeping() => new KeepingNoteRedisStore(server.Connection, _options);

    protected override IPlainNoteStore Plain() => new PlainNoteRedisStore(server.Connection, _options);
}
