using System.Runtime.CompilerServices;
using Persistence.Testing.Fixtures;
using Persistence.Testing.Redis;

namespace Persistence.Redis.Tests.Fixtures;

/// <summary>
/// What earlier versions left on a server, kept beside this file: every later version reads it and goes on with it. A change of the layout
/// gets a file of its own, written by the explicit test; one that is here is never written again.
/// </summary>
public sealed class FixtureTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const string Newest = "layout-1.jsonl";

    // A part of the keys in the file.
    private const string Prefix = "fixture";

    public static TheoryData<string> Layouts => [Newest];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_keys_of_an_earlier_version_are_read_and_it_goes_on(string layout)
    {
        new StoredKeys(redis.Connection.GetDatabase()).Restore(File.ReadLines(Path.Combine(Folder(), layout)));
        using var store = new VoyageRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = Prefix });
        VoyageFixture.Check(store);
    }

    [Fact(Explicit = true)]
    public void Writes_the_newest_fixture()
    {
        var target = Path.Combine(Folder(), Newest);
        Assert.False(File.Exists(target), "a fixture is written once");
        using var server = RedisServer.Start();
        using var connection = server.Connect();
        using (var store = new VoyageRedisStore(connection, new RedisStoreOptions { KeyPrefix = Prefix }))
        {
            VoyageFixture.Write(store);

            // The indexes have their records of completeness only after they were asked.
            Assert.NotEmpty(store.FindByState(VoyageState.Underway));
        }

        File.WriteAllLines(target, new StoredKeys(connection.GetDatabase()).Read(connection.GetServers()[0].Keys()));
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
