namespace Persistence.Json.Tests.Schema;

/// <summary>A log that was renamed without a higher SchemaVersion, while programs of both versions append to it.</summary>
public sealed class RenamedLogTests : IDisposable
{
    private const string Key = "j";

    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Its_parts_are_refused_alike_everywhere_and_joined_by_recovery()
    {
        using var older = new JournalJsonStore(_place.Folder);
        using var newer = new RenamedJournalJsonStore(_place.Folder);
        older.Create(new Journal { Id = Key, Events = ["one"] });
        newer.AppendHappenings(Key, "two");
        var known = newer.Load(Key);
        older.AppendEvents(Key, "three");

        known.Happenings.Add("four");
        Action[] calls =
        [
            () => newer.Load(Key), () => newer.Save(known), () => newer.AppendHappenings(Key, "four"), () => newer.ReadHappenings(Key), () => newer.CountHappenings(Key),
        ];
        Assert.All(calls, call => Assert.Contains("log 'happenings' was also appended to under a former name", Assert.Throws<SessionCorruptedException>(call).Message, StringComparison.Ordinal));
        var finding = Assert.Single(newer.Verify().Findings);
        Assert.Equal(Key, finding.SessionKey);
        Assert.Contains("log 'happenings'", finding.Problem, StringComparison.Ordinal);

        var recovery = Assert.Single(newer.Recover().Recoveries);
        Assert.Equal(0, recovery.Bytes);
        Assert.Contains("no line was damaged", recovery.Problem, StringComparison.Ordinal);
        Assert.True(newer.Verify().IsIntact);
        Assert.Equal(["one", "two", "three"], newer.Load(Key).Happenings);
        Assert.Equal(4L, newer.AppendHappenings(Key, "four"));
        Assert.Equal(["three", "four"], newer.ReadLastHappenings(Key, 2));
        Assert.True(newer.Recover().IsEmpty);
    }

    [Fact]
    public void Verify_names_entries_that_do_not_follow_one_another_for_the_older_program_too()
    {
        using var older = new JournalJsonStore(_place.Folder);
        using var newer = new RenamedJournalJsonStore(_place.Folder);
        older.Create(new Journal { Id = Key, Events = ["one"] });
        newer.AppendHappenings(Key, "two");
        older.AppendEvents(Key, "three");
        Assert.Contains("goes on with sequence 1, after 1", Assert.Single(older.Verify().Findings).Problem, StringComparison.Ordinal);
    }
}
