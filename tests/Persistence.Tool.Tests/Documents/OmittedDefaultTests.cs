using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Persistence.Redis.Tests.Fixtures;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using Persistence.Tool.Tests.Sessions.Omitted;

namespace Persistence.Tool.Tests.Documents;

/// <summary>Members that JSON leaves out where they have the default of a struct or of an id of the user's: tables hold it, and their document leaves it out too.</summary>
public sealed partial class OmittedDefaultTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task A_default_that_only_the_class_knows_is_absent_from_the_document_of_every_backend()
    {
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        using var json = new ParcelJsonStore(folder["json"], new JsonStoreOptions { Durability = Durability.Relaxed });
        using var sqlite = new ParcelSqliteStore($"Data Source={folder["store.db"]}", new SqliteStoreOptions { Durability = Durability.Relaxed });
        using var remote = new ParcelRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        foreach (var store in (IParcelStore[])[json, sqlite, remote])
        {
            store.Create(new Parcel { Id = "default", Stops = { new Stop("A"), new Stop("B") { Place = new Place(0, 0.00m, Mood.Calm) } } });
            store.Create(new Parcel { Id = "zeros", Place = new Place(-0.0, 0.00m, Mood.Calm), Sender = new Contact("", 0), Size = (0, ""), Labels = [], Origin = default(Place) });
            store.Create(new Parcel { Id = "empty", Seal = Array.Empty<byte>(), Extra = JsonDocument.Parse("null").RootElement });
            store.Create(new Parcel
            {
                Id = "set",
                Place = new Place(0, 0, Mood.Merry),
                Sender = new Contact("Ada", 2),
                Number = new ParcelNumber(7),
                Route = RouteName.Parse("north", null),
                Size = (1, null),
                Labels = ["x"],
                Seal = new byte[] { 1 },
                Extra = JsonDocument.Parse("{}").RootElement,
                Stops = { new Stop("A") { Place = new Place(1, 0, Mood.Calm), Number = new ParcelNumber(-1) } },
            });
        }

        var expected = await Document(folder["json"]);
        Assert.Contains("\"header\":{\"id\":\"default\"}", expected, StringComparison.Ordinal);
        Assert.Contains("\"header\":{\"extra\":null,\"id\":\"empty\",\"seal\":\"\"}", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await Document($"redis://127.0.0.1:{redis.Server.Port}/{prefix}"));
        Assert.Equal(expected, await Document(folder["store.db"]));
    }

    [Fact]
    public async Task What_an_earlier_version_wrote_has_one_document_once_a_class_that_says_its_defaults_has_opened_it()
    {
        using var folder = new TestFolder();
        Fixture.CopyFrom(Fixtures(), folder["before"]);
        var before = redis.Connection.GetDatabase();
        new StoredKeys(before).Restore(await File.ReadAllLinesAsync(folder["before/keys.jsonl"], TestContext.Current.CancellationToken));
        string[] stores = [folder["before/json"], folder["before/store.db"], $"redis://127.0.0.1:{redis.Server.Port}/fixture"];
        var expected = await Persist.Succeed("export", stores[0]);
        Assert.Contains("\"place\":{\"latitude\":0,\"height\":0.00,\"mood\":\"Calm\"}", await Persist.Succeed("export", stores[1]), StringComparison.Ordinal);

        using var json = new ParcelJsonStore(stores[0]);
        using var sqlite = new ParcelSqliteStore($"Data Source={stores[1]}");
        using var remote = new ParcelRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = "fixture" });
        foreach (var (store, place) in ((IParcelStore, string)[])[(json, stores[0]), (sqlite, stores[1]), (remote, stores[2])])
        {
            Assert.Equal(Mood.Merry, store.Load("set").Place.Mood);
            Assert.Equal(Token().Replace(expected, ""), await Document(place));
        }
    }

    private static string Fixtures([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Fixtures");

    private static async Task<string> Document(string store) => Token().Replace(await Persist.Succeed("export", store), "");

    [GeneratedRegex("\"(token|sha256)\":\"[0-9a-f]+\"")]
    private static partial Regex Token();
}
