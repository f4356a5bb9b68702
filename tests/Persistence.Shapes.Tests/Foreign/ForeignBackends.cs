using Persistence.Testing.Redis;

namespace Persistence.Shapes.Tests.Foreign;

public sealed class JsonForeign : ForeignTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foreign-json-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IForeignSheetStore Open() => new ForeignSheetJsonStore(_folder);

    protected override IForeignSheetV1Store OpenOlder() => new ForeignSheetV1JsonStore(_folder);

    protected override IForeignTripV1Store OpenTrips() => new ForeignTripV1JsonStore(_folder);

    protected override IForeignTripV2Store OpenLaterTrips() => new ForeignTripV2JsonStore(_folder);
}

public sealed class SqliteForeign : ForeignTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foreign-sqlite-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IForeignSheetStore Open() => new ForeignSheetSqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override IForeignSheetV1Store OpenOlder() => new ForeignSheetV1SqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override IForeignTripV1Store OpenTrips() => new ForeignTripV1SqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");

    protected override IForeignTripV2Store OpenLaterTrips() => new ForeignTripV2SqliteStore($"Data Source={Path.Combine(_folder, "sessions.db")}");
}

public sealed class RedisForeign(RedisServerFixture server) : ForeignTests, IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();

    protected override IForeignSheetStore Open() => new ForeignSheetRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override IForeignSheetV1Store OpenOlder() => new ForeignSheetV1RedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override IForeignTripV1Store OpenTrips() => new ForeignTripV1RedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });

    protected override IForeignTripV2Store OpenLaterTrips() => new ForeignTripV2RedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix });
}
