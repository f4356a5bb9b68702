using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>A session whose logs still have the names that an older version of the class gave them is verified as it stands.</summary>
public sealed class FormerNameTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private const int Many = 2500;

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Nothing_of_it_changes()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        using var newer = new DiaryV2RedisStore(fixture.Connection, _options);
        var known = Create(older, 2);
        var before = KeysContent.Read(fixture.Connection, _options.KeyPrefix);
        var report = newer.Verify();
        before.IsThatOf(KeysContent.Read(fixture.Connection, _options.KeyPrefix));
        Assert.Empty(report.Findings);
        Assert.Equal((1, 3), (report.SessionsChecked, report.EntriesChecked));

        // Nor is the older class refused.
        known.Title = "new";
        older.Save(known);
        Assert.Equal(3L, older.AppendEvents("d", New(2)));
        Assert.Equal(3, newer.Load("d").Happenings.Count);
        Assert.Equal(4, newer.Verify().EntriesChecked);
    }

    [Fact]
    public void A_user_who_may_only_read_may_verify_it()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        Create(older, 2);
        Database.ListSetByIndex($"{Session}:events", 1, "{");
        Database.Execute("ACL", "SETUSER", "reader", "reset", "on", ">secret", "~*", "&*", "+@read", "+@connection", "+eval", "+evalsha");
        using var connection = ConnectionMultiplexer.Connect(fixture.Server.ConnectionString + ",user=reader,password=secret");
        using var reader = new DiaryV2RedisStore(connection, _options);
        Assert.Equal($"list '{Session}:events', element 1", Assert.Single(reader.Verify().Findings).Location);
        Assert.Throws<SessionStoreUnavailableException>(() => reader.Load("d"));
        Database.Execute("ACL", "DELUSER", "reader");
    }

    [Fact]
    public void Its_damage_is_named_where_it_is()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        using var newer = new DiaryV2RedisStore(fixture.Connection, _options);
        Create(older, 3);
        Database.ListSetByIndex($"{Session}:events", 1, "{");
        Database.SetRemove($"{Session}:events:ids", "2");
        Database.KeyDelete($"{Session}:notes");
        Database.StringSet($"{Session}:notes", "foreign");
        var findings = newer.Verify().Findings;
        Assert.Equal(
            [$"key '{Session}:notes'", $"list '{Session}:events', element 1", $"set '{Session}:events:ids'"],
            findings.Select(static finding => finding.Location));
        Assert.StartsWith("it is a string", findings[0].Problem, StringComparison.Ordinal);
        Assert.Equal("the text ends too soon (byte 1)", findings[1].Problem);
        Assert.Contains("lacks the ids of 1 entry, such as '2' of element 2", findings[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_an_older_class_appended_beside_the_renamed_log_are_named()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        using var newer = new DiaryV2RedisStore(fixture.Connection, _options);
        Create(older, 0);
        newer.AppendHappenings("d", New(0));
        older.AppendEvents("d", New(1));
        var before = KeysContent.Read(fixture.Connection, _options.KeyPrefix);
        var report = newer.Verify();
        before.IsThatOf(KeysContent.Read(fixture.Connection, _options.KeyPrefix));
        Assert.Equal([$"key '{Session}:events'", $"key '{Session}:events:ids'"], report.Findings.Select(static finding => finding.Location));
        Assert.Contains($"'{Session}:happenings' is there too", report.Findings[0].Problem, StringComparison.Ordinal);

        // What Verify read is what the other operations read.
        Assert.Equal(1, report.EntriesChecked);
        Assert.Equal(["0"], newer.ReadHappenings("d").Select(static happening => happening.Id));
    }

    [Fact]
    public void The_first_of_several_former_names_is_read()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        using var newer = new DiaryV2RedisStore(fixture.Connection, _options);
        Create(older, 2);
        Database.ListRightPush($"{Session}:occurrences", "{");
        Assert.Equal($"key '{Session}:occurrences'", Assert.Single(newer.Verify().Findings).Location);
        Assert.Equal(2, newer.Load("d").Happenings.Count);
    }

    [Fact]
    public void A_log_that_is_renamed_while_it_is_read_is_read_to_its_end()
    {
        using var older = new DiaryV1RedisStore(fixture.Connection, _options);
        using var newer = new DiaryV2RedisStore(fixture.Connection, _options);
        using var other = new DiaryV2RedisStore(fixture.Connection, _options);
        Create(older, Many);
        Database.ListSetByIndex($"{Session}:events", 1, "{");
        var renamed = false;
        Happening.WhileRead = () => renamed = other.CountHappenings("d") == Many;
        var report = newer.Verify();
        Assert.True(renamed);
        Assert.Equal($"list '{Session}:happenings', element 1", Assert.Single(report.Findings).Location);
        Assert.Equal(Many + 1, report.EntriesChecked);
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Session => $"{_options.KeyPrefix}:diary:{{d}}";

    private static DiaryV1 Create(DiaryV1RedisStore store, int events)
    {
        var diary = new DiaryV1 { Id = "d", Title = "old", Notes = events == 0 ? [] : ["note"], Events = [.. Enumerable.Range(0, events).Select(New)] };
        store.Create(diary);
        return diary;
    }

    private static Happening New(int number) => new() { Id = $"{number}", Text = "something" };
}
