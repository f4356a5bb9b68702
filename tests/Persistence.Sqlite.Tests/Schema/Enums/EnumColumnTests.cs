namespace Persistence.Sqlite.Tests.Schema.Enums;

/// <summary>An enum that is stored by name: its column holds names, and numbers of earlier programs become names when the store is opened.</summary>
public sealed class EnumColumnTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Columns_hold_names()
    {
        using var store = new NamedMoodsSqliteStore(_file.ConnectionString);
        store.Create(new NamedMoods { Id = "a", Mood = NamedMood.Open, Traits = NamedTraits.A | NamedTraits.C, Notes = { new("n", NamedMood.New) }, Moods = { (NamedMood)77 } });
        Assert.Equal(["it's open||A, C"], _file.Sql("SELECT mood, other, traits FROM moody"));
        Assert.Equal(["New"], _file.Sql("SELECT mood FROM moody_notes"));
        Assert.Equal(["77"], _file.Sql("SELECT value FROM moody_moods"));
        Assert.Equal((NamedMood)77, Assert.Single(store.Load("a").Moods));
    }

    [Fact]
    public void Numbers_of_an_earlier_program_become_names()
    {
        Older();
        using var store = new NamedMoodsSqliteStore(_file.ConnectionString);
        Assert.Equal(["it's open|Closed|B, C|New|5", "-7||8|New|0"], _file.Sql("SELECT mood, other, traits, present, count FROM moody ORDER BY id"));
        Check(store);
        Assert.Equal(["moody_by__expires_at", "moody_by_mood", "moody_by_other", "moody_by_traits"], _file.Sql("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'moody' ORDER BY name"));

        // Opening it again changes nothing.
        var version = _file.Sql("PRAGMA schema_version");
        using var again = new NamedMoodsSqliteStore(_file.ConnectionString);
        Assert.Equal(version, _file.Sql("PRAGMA schema_version"));
        Check(again);
    }

    [Fact]
    public void More_values_than_a_statement_has_room_for_are_converted()
    {
        using (var older = new NumberedMoodsSqliteStore(_file.ConnectionString))
        {
            older.Create(new NumberedMoods { Id = "a", Moods = [.. Enumerable.Range(0, 600).Select(static number => (NumberedMood)number)] });
        }

        using var store = new NamedMoodsSqliteStore(_file.ConnectionString);
        Assert.Equal(Enumerable.Range(0, 600), store.Load("a").Moods.Select(static mood => (int)mood));
    }

    [Fact]
    public void An_older_program_is_refused_in_words_and_one_that_runs_on_reads_no_name_as_a_number()
    {
        Older();
        using var running = new NumberedMoodsSqliteStore(_file.ConnectionString);
        using var store = new NamedMoodsSqliteStore(_file.ConnectionString);
        Assert.Equal("a", Assert.Throws<SessionSchemaException>(() => running.Load("a")).SessionKey);
        Assert.Contains("'mood'", Assert.Throws<SessionSchemaException>(() => new NumberedMoodsSqliteStore(_file.ConnectionString)).Message, StringComparison.Ordinal);
        Check(store);
    }

    [Fact]
    public void A_name_is_never_read_as_the_number_zero()
    {
        using var running = new NumberedSignSqliteStore(_file.ConnectionString);
        running.Create(new NumberedSign { Id = "a", Mood = NumberedMood.Closed });
        using var store = new NamedSignSqliteStore(_file.ConnectionString);
        var error = Assert.Throws<SessionSchemaException>(() => running.Load("a"));
        Assert.Contains("the number of a NumberedMood was expected, not a string", error.Message, StringComparison.Ordinal);
        Assert.Equal(NamedMood.Closed, store.Load("a").Mood);
    }

    [Fact]
    public void A_conversion_that_fails_leaves_everything_as_it_was()
    {
        Older();
        _file.Sql("CREATE VIEW mine AS SELECT id, before FROM moody");
        var before = _file.Sql("SELECT sql FROM sqlite_master ORDER BY name").Concat(_file.Sql("SELECT mood, other, traits, before FROM moody"));
        Assert.ThrowsAny<SessionException>(() => new NamedMoodsSqliteStore(_file.ConnectionString));
        Assert.Equal(before, _file.Sql("SELECT sql FROM sqlite_master ORDER BY name").Concat(_file.Sql("SELECT mood, other, traits, before FROM moody")));
        _file.Sql("DROP VIEW mine");
        using var store = new NamedMoodsSqliteStore(_file.ConnectionString);
        Check(store);
    }

    private static void Check(NamedMoodsSqliteStore store)
    {
        Assert.Equal(["a"], store.FindByMood(NamedMood.Open));
        Assert.Equal(["a"], store.FindByOther(NamedMood.Closed));
        Assert.Equal(["a"], store.FindByTraits(NamedTraits.B | NamedTraits.C));
        Assert.Equal(["b"], store.FindByMood((NamedMood)(-7)));
        var found = store.Load("a");
        Assert.Equal((NamedMood.Open, NamedMood.Closed, NamedTraits.B | NamedTraits.C, NamedMood.New, 5), (found.Mood, found.Other, found.Traits, found.Present, found.Count));
        Assert.Equal([NamedMood.Open, (NamedMood)9], found.Notes.Select(static note => note.Mood));
        Assert.Equal([NamedMood.Closed, NamedMood.New], found.Moods);
        Assert.Equal(((NamedMood)(-7), null, (NamedTraits)8), (store.Load("b").Mood, store.Load("b").Other, store.Load("b").Traits));
        Assert.True(store.Verify().IsIntact);
    }

    private void Older()
    {
        using var older = new NumberedMoodsSqliteStore(_file.ConnectionString);
        older.Create(new NumberedMoods
        {
            Id = "a",
            Mood = NumberedMood.Open,
            Other = NumberedMood.Closed,
            Traits = NumberedTraits.B | NumberedTraits.C,
            Before = NumberedMood.New,
            Count = 5,
            Notes = { new("n1", NumberedMood.Open), new("n2", (NumberedMood)9) },
            Moods = { NumberedMood.Closed, NumberedMood.New },
        });
        older.Create(new NumberedMoods { Id = "b", Mood = (NumberedMood)(-7), Traits = (NumberedTraits)8, Before = NumberedMood.New });
    }
}
