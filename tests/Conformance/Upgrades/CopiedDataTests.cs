using Microsoft.Data.Sqlite;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>A backup of what an earlier version stored, put in its place again, is upgraded as the original is; so is a session that is created from an older one.</summary>
public sealed class CopiedDataTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-copies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public void A_backup_of_older_data_is_upgraded(string backend)
    {
        using var original = Location.At(backend, Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "original")).FullName), redis.Server.Port);
        using var copy = Location.At(backend, Directory.CreateDirectory(Path.Combine(_folder, "copy")).FullName, redis.Server.Port);
        using (var older = original.Open<IPersonV1Store>())
        {
            older.Create(UpgradeReadCases.Older("untouched"));
            older.Create(UpgradeReadCases.Older("grown"));
        }

        using (var store = original.Open<IPersonV2Store>())
        {
            store.AppendNotes("grown", new PersonNoteV2("n3", "three", "three"));
        }

        Copy(backend, original.ToString(), copy.ToString());
        using (var store = copy.Open<IPersonV2Store>())
        {
            Check(store.Load("untouched"), "first", "second");
            Check(store.Load("grown"), "first", "second", "three");
            Assert.Equal(["grown", "untouched"], store.FindByTeam("RED"));
            Assert.Empty(store.Verify().Findings);
            Assert.Equal("2 checked, 2 upgraded, 0 skipped", store.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken).ToString());
            Check(store.Load("grown"), "first", "second", "three");
        }

        // The original is as it was.
        using var before = original.Open<IPersonV1Store>();
        Assert.Equal("Ada King Lovelace", before.Load("untouched").FullName);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public void A_session_that_is_created_from_an_older_one_has_the_present_shape(string backend)
    {
        using var original = Location.At(backend, Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "original")).FullName), redis.Server.Port);
        using var elsewhere = Location.At(backend, Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName, redis.Server.Port);
        using (var older = original.Open<IPersonV1Store>())
        {
            older.Create(UpgradeReadCases.Older("a"));
        }

        using var from = original.Open<IPersonV2Store>();
        using var target = elsewhere.Open<IPersonV2Store>();
        target.Create(from.Load("a"));
        Check(target.Load("a"), "first", "second");
        Assert.Equal("1 checked, 0 upgraded, 0 skipped", target.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken).ToString());
        Assert.Equal("1 checked, 1 upgraded, 0 skipped", from.UpgradeAll(cancellationToken: TestContext.Current.CancellationToken).ToString());
    }

    private static void Check(PersonV2 session, params string[] titles)
    {
        Assert.Equal(("Ada", "King Lovelace", 1990, "RED", "London"), (session.FirstName, session.LastName, session.Born, session.Team, session.Home.Town));
        Assert.Equal(titles, session.Notes.Select(static note => note.Title));
    }

    private void Copy(string backend, string original, string copy)
    {
        var (from, to) = (original[(backend.Length + 1)..], copy[(backend.Length + 1)..]);
        if (backend == "redis")
        {
            CopyKeys(from.Split('@')[0], to.Split('@')[0]);
            return;
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void CopyKeys(string from, string to)
    {
        using var connection = ConnectionMultiplexer.Connect($"127.0.0.1:{redis.Server.Port}");
        var database = connection.GetDatabase();
        foreach (var key in connection.GetServers()[0].Keys(pattern: from + ":*"))
        {
            Assert.True(database.KeyCopy(key, to + ((string)key!)[from.Length..]));
        }
    }
}
