using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>Lists that were changed without the store, and the sets of ids beside them.</summary>
public sealed class LogDamageTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void Ids_of_entries_that_are_not_there_are_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete($"{chats.One}:messages");
        Assert.Equal("it holds 3 ids that no entry of the log has, such as 'm1': entries are missing; append them again, and they are stored", Sorted(chats.Finding("one", $"set '{chats.One}:messages:ids'")));
        Assert.Equal(1L, chats.Store.AppendMessages("one", new Message("m1", "first")));
    }

    [Fact]
    public void One_id_too_many_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SetAdd($"{chats.One}:messages:ids", "m4");
        Assert.StartsWith("it holds 1 id that no entry of the log has, such as 'm4'", chats.Finding("one", $"set '{chats.One}:messages:ids'"), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_whose_ids_are_missing_are_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SetRemove($"{chats.One}:messages:ids", "m2");
        Assert.Equal("it lacks the ids of 1 entry, such as 'm2' of element 1: appending it again stores it twice", chats.Finding("one", $"set '{chats.One}:messages:ids'"));
        chats.Database.KeyDelete($"{chats.One}:messages:ids");
        Assert.StartsWith("it lacks the ids of 3 entries, such as 'm1' of element 0", chats.Finding("one", $"set '{chats.One}:messages:ids'"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_in_place_of_another_is_named_in_both_directions()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.SetRemove($"{chats.One}:messages:ids", "m2");
        chats.Database.SetAdd($"{chats.One}:messages:ids", "other");
        Assert.Equal(2, chats.Store.Verify().Findings.Count);
        Assert.Contains(chats.Store.Verify().Findings, static finding => finding.Problem.Contains("'other'", StringComparison.Ordinal));
        Assert.Contains(chats.Store.Verify().Findings, static finding => finding.Problem.Contains("'m2'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.ListSetByIndex($"{chats.One}:messages", 2, chats.Database.ListGetByIndex($"{chats.One}:messages", 0));
        var findings = chats.Store.Verify().Findings;
        Assert.Equal(["'m1' is the id of element 0 too", "it holds 1 id that no entry of the log has, such as 'm3': entries are missing; append them again, and they are stored"], findings.Select(static finding => finding.Problem));
        Assert.Equal($"list '{chats.One}:messages', element 2", findings[0].Location);
    }

    [Theory]
    [InlineData("{x")]
    [InlineData("null")]
    [InlineData("{\"id\":null,\"text\":\"second\"}")]
    public void A_damaged_entry_is_one_finding(string entry)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.ListSetByIndex($"{chats.One}:messages", 1, entry);
        chats.Finding("one", $"list '{chats.One}:messages', element 1");
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(9, 0)]
    public void A_damaged_entry_among_the_last_ones_is_named_by_its_place_in_the_log(int count, int damaged)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.ListSetByIndex($"{chats.One}:messages", damaged, "{x");
        var place = $"list '{chats.One}:messages', element {damaged}:";
        Assert.Contains(place, Assert.Throws<SessionCorruptedException>(() => chats.Store.ReadLastMessages("one", count)).Message, StringComparison.Ordinal);
        Assert.Contains(place, Assert.Throws<SessionCorruptedException>(() => chats.Store.ReadMessages("one", damaged)).Message, StringComparison.Ordinal);
        Assert.Contains(place, Assert.Throws<SessionCorruptedException>(() => chats.Store.Load("one")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":messages")]
    [InlineData(":messages:ids")]
    [InlineData(":notes")]
    public void A_key_of_the_wrong_type_is_named(string key)
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.One + key);
        chats.Database.StringSet(chats.One + key, "foreign");
        Assert.StartsWith("it is a string", chats.Finding("one", $"key '{chats.One}{key}'"), StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_without_their_session_are_named()
    {
        using var chats = new DamagedChats(fixture);
        chats.Database.KeyDelete(chats.One);
        Assert.Contains("missing", chats.Finding("one", $"key '{chats.One}'"), StringComparison.Ordinal);
    }

    // The set has no order: which of the ids is the example is chance.
    private static string Sorted(string problem) => problem.Replace("'m2'", "'m1'", StringComparison.Ordinal).Replace("'m3'", "'m1'", StringComparison.Ordinal);
}
