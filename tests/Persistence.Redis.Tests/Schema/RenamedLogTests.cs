using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Schema;

/// <summary>A log that was renamed while programs of both versions of the class run: no acknowledged entry is out of sight.</summary>
public sealed class RenamedLogTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void The_older_class_is_refused_once_the_newer_one_has_read_the_log()
    {
        using var older = new JournalV1RedisStore(fixture.Connection, _options);
        using var newer = new JournalV3RedisStore(fixture.Connection, _options);
        var known = new JournalV1 { Id = "j", Title = "old", Events = ["one"] };
        older.Create(known);
        older.AppendEvents("j", "two");
        Assert.Equal(["one", "two"], newer.ReadHappenings("j"));

        Assert.Throws<SessionSchemaException>(() => older.AppendEvents("j", "three"));
        known.Title = "new";
        Assert.Throws<SessionSchemaException>(() => older.Save(known));
        Assert.Throws<SessionSchemaException>(() => older.Delete("j"));
        var found = newer.Load("j");
        Assert.Equal("old", found.Title);
        Assert.Equal(["one", "two"], found.Happenings);
        found.Title = "newer";
        newer.Save(found);
        Assert.Equal(3L, newer.AppendHappenings("j", "three"));
        Assert.Equal("newer", newer.Load("j").Title);
    }

    [Fact]
    public void Reading_what_has_nothing_to_rename_refuses_nobody()
    {
        using var older = new JournalV1RedisStore(fixture.Connection, _options);
        using var newer = new JournalV3RedisStore(fixture.Connection, _options);
        older.Create(new JournalV1 { Id = "j" });
        Assert.Empty(newer.ReadHappenings("j"));
        Assert.Null(newer.Find("absent"));

        Assert.Equal(1L, older.AppendEvents("j", "one"));
        Assert.Equal(["one"], newer.ReadHappenings("j"));
        Assert.Throws<SessionSchemaException>(() => older.AppendEvents("j", "two"));
    }
}
