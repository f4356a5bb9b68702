using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Programs that do not have an index go on beside one that has it: it hides none of their sessions.</summary>
public sealed class OlderProgramTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void What_it_creates_and_saves_is_found()
    {
        using var older = Older();
        older.Create(new TintV1 { Id = "a", Color = "red" });
        using var newer = Newer();
        Assert.Equal(["a"], newer.FindByColor("red"));
        older.Create(new TintV1 { Id = "b", Color = "red" });
        Assert.Equal(["a", "b"], newer.FindByColor("red"));
        Assert.False(Database.KeyExists(Left));
        older.Update("a", static tint => tint.Color = "blue");
        Assert.Equal(["b"], newer.FindByColor("red"));
        Assert.Equal(["a"], newer.FindByColor("blue"));
        older.Update("a", static tint => tint.Color = null);
        older.Update("a", static tint => tint.Color = "red");
        Assert.Equal(["a", "b"], newer.FindByColor("red"));
        newer.Update("a", static tint => tint.Color = "blue");
        older.Delete("b");
        Assert.Empty(newer.FindByColor("red"));
        Assert.Equal(["a"], newer.Query().WhereColor("blue").Keys());
        Assert.True(newer.Verify().IsIntact);
    }

    [Fact]
    public void One_that_is_opened_later_takes_nothing_out()
    {
        using var newer = Newer();
        newer.Create(new TintV2 { Id = "a", Color = "red" });
        newer.Create(new TintV2 { Id = "n" });
        Assert.Equal(["a"], newer.FindByColor("red"));
        using var older = Older();
        older.Update("n", static tint => tint.Color = "red");
        older.Create(new TintV1 { Id = "b", Color = "red" });
        Assert.Equal(["a", "b", "n"], newer.FindByColor("red"));
        older.Update("a", static tint => tint.Shade = "dark");
        older.Update("n", static tint => tint.Color = "blue");
        Assert.Equal(["a", "b"], newer.FindByColor("red"));
        Assert.Equal(["n"], newer.FindByColor("blue"));
    }

    // The older program has not asked since the index came, and the session had no value that it would take out.
    [Fact]
    public void Verify_puts_back_what_nothing_shows()
    {
        using var older = Older();
        older.Create(new TintV1 { Id = "a" });
        using var newer = Newer();
        Assert.Empty(newer.FindByColor("red"));
        older.Update("a", static tint => tint.Color = "red");
        var finding = Assert.Single(newer.Verify().Findings);
        Assert.Equal("a", finding.SessionKey);
        Assert.Contains("index Color lacks the session", finding.Problem, StringComparison.Ordinal);
        Assert.Contains("it has been put back", finding.Problem, StringComparison.Ordinal);
        Assert.Equal(["a"], newer.FindByColor("red"));
        Assert.True(newer.Verify().IsIntact);
    }

    // So saves a program of an earlier version, which notes nothing.
    [Fact]
    public void What_was_taken_out_without_a_note_comes_back_by_its_entry()
    {
        using var newer = Newer();
        newer.Create(new TintV2 { Id = "a", Color = "red" });
        Assert.True(Database.HashDelete($"{_options.KeyPrefix}:tint:{{a}}", "$index:color"));
        Assert.Equal(["a"], newer.FindByColor("red"));
        Assert.True(newer.Verify().IsIntact);
    }

    [Fact]
    public void Two_programs_with_an_index_each_do_not_hide_from_each_other()
    {
        using var colors = Newer();
        using var shades = new TintV3RedisStore(fixture.Connection, _options);
        for (var number = 0; number < 20; number++)
        {
            colors.Create(new TintV2 { Id = $"c{number:00}", Color = "red", Shade = "dark" });
            shades.Create(new TintV3 { Id = $"s{number:00}", Color = "red", Shade = "dark" });
            Assert.Equal(2 * (number + 1), colors.FindByColor("red").Count);
            Assert.Equal(2 * (number + 1), shades.FindByShade("dark").Count);
        }

        Assert.Equal(2, Database.HashLength($"{_options.KeyPrefix}:{{tint:indexes}}"));
    }

    [Fact]
    public void An_index_that_nobody_asks_for_is_forgotten()
    {
        using (var newer = Newer())
        {
            newer.Create(new TintV2 { Id = "a", Color = "red" });
        }

        using var older = Older();
        older.Create(new TintV1 { Id = "first" });
        Database.HashSet($"{_options.KeyPrefix}:{{tint:indexes}}", "color", "one value of string");
        for (var number = 0; number < 1_100; number++)
        {
            older.Create(new TintV1 { Id = $"{number}", Color = "red" });
        }

        Assert.InRange(Database.SetLength(Left), 1, 1_001);
        Assert.False(Database.HashExists($"{_options.KeyPrefix}:{{tint:indexes}}", "color"));
        using var again = Newer();
        Assert.Equal(1_101, again.FindByColor("red").Count);
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Left => $"{_options.KeyPrefix}:{{tint:left:color}}";

    private TintV1RedisStore Older() => new(fixture.Connection, _options);

    private TintV2RedisStore Newer() => new(fixture.Connection, _options);
}
