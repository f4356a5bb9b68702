using System.Text.RegularExpressions;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Schema;

/// <summary>The column beside a member whose index ignores case, and what other programs leave in it.</summary>
public sealed class FoldedIndexTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void What_ASCII_cannot_say_stands_beside_the_member()
    {
        using (var store = new PersonSqliteStore(_file.ConnectionString))
        {
            store.Create(new Person { Id = "a", FullName = "Ada" });
            store.Create(new Person { Id = "b", FullName = "\u00c4gypten" });
        }

        Assert.Equal(["a|Ada|", "b|\u00c4gypten|[\"\u00c4gypten\",\"\u00e4gypten\"]"], _file.Sql("SELECT id, full_name, _folded_full_name FROM person ORDER BY id"));
    }

    [Fact]
    public void Queries_find_their_place_in_the_index()
    {
        using var store = new PersonSqliteStore(_file.ConnectionString);
        var sql = new IndexSql(PersonMap.Table, PersonMap.Table.Indexes[0], older: "");
        foreach (var text in (string[])[sql.Equal, sql.Range])
        {
            var plan = string.Join('\n', _file.Sql("EXPLAIN QUERY PLAN " + Regex.Replace(text, @"\?\d+", "1")));
            Assert.Contains("USING INDEX person_by_full_name~folded (", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }

        Assert.Equal(("FullName", true), NamesIndex(store.Query().WhereFullNameStartsWith("\u00c4").OrderByFullName()));
        Assert.Equal(("FullName", true), NamesIndex(store.Query().OrderByFullName(descending: true)));
        Assert.Equal(("Age+FullName", true), NamesIndex(store.Query().WhereAge(3).OrderByFullName().Take(3)));
    }

    /// <summary>SQLite's own length ends at the first of them.</summary>
    [Theory]
    [InlineData("A\0B", "a\0b")]
    [InlineData("\0A", "\0a")]
    [InlineData("\u00c4\0B", "\u00e4\0b")]
    [InlineData("A\0\u00c4", "a\0\u00e4")]
    public void A_text_with_a_null_character_is_found(string text, string sought)
    {
        using (var store = new PersonSqliteStore(_file.ConnectionString))
        {
            store.Create(new Person { Id = "a", FullName = text, Tags = [text] });
            store.Create(new Person { Id = "b", FullName = text + "C" });
            Assert.Equal(["a"], store.FindByFullName(sought));
            Assert.Equal(["a"], store.FindByTags(sought));
            Assert.Equal(["a", "b"], store.Query().WhereFullNameStartsWith(sought).Keys());
            Assert.True(store.Verify().IsIntact);
        }

        using var again = new PersonSqliteStore(_file.ConnectionString);
        Assert.Equal(["a"], again.FindByFullName(sought));
        Assert.True(again.Verify().IsIntact);
    }

    private static (string?, bool) NamesIndex(PersonStoreQuery query) => (query.Explain().Index, !query.Explain().Details.Contains("TEMP B-TREE", StringComparison.Ordinal));

    [Fact]
    public void What_another_program_wrote_is_found()
    {
        using var store = new PersonSqliteStore(_file.ConnectionString);
        store.Create(new Person { Id = "a", FullName = "\u00c4gypten", Age = 3 });
        _file.Sql("UPDATE person SET full_name = 'ADA' WHERE id = 'a'");
        Assert.Equal(["a"], store.FindByFullName("ada"));
        Assert.Equal(["a"], store.Query().WhereAge(3).WhereFullName("aDa").Keys());
        Assert.Equal([], store.FindByFullName("\u00e4gypten"));
        Assert.True(store.Verify().IsIntact);

        _file.Sql("UPDATE person SET full_name = '\u00c9MILE\u017f' WHERE id = 'a'");
        var finding = Assert.Single(store.Verify().Findings);
        Assert.Equal("the session's value '\u00e9miles' is not in the index: another program wrote it; open the store again, which adds it", finding.Problem);
        using (var reader = new PersonSqliteStore(_file.ConnectionString + ";Mode=ReadOnly"))
        {
            Assert.Equal("\u00c9MILE\u017f", reader.Load("a").FullName);
        }

        using var again = new PersonSqliteStore(_file.ConnectionString);
        Assert.Equal(["a"], store.FindByFullName("\u00e9MILES"));
        Assert.Equal(["a"], again.Query().WhereAge(3).WhereFullNameStartsWith("\u00c9m").Keys());
        Assert.True(again.Verify().IsIntact);
    }

    [Fact]
    public void A_class_without_the_index_writes_beside()
    {
        using var store = new PersonSqliteStore(_file.ConnectionString);
        store.Create(new Person { Id = "a", FullName = "\u00c4" });
        using (var bare = new PersonBareSqliteStore(_file.ConnectionString))
        {
            var person = bare.Load("a");
            person.FullName = "\u00d6";
            bare.Save(person);
            bare.Create(new PersonBare { Id = "b", FullName = "\u00dc" });
        }

        using var again = new PersonSqliteStore(_file.ConnectionString);
        Assert.Equal(["a"], again.FindByFullName("\u00f6"));
        Assert.Equal(["b"], again.FindByFullName("\u00fc"));
        Assert.Equal([], again.FindByFullName("\u00e4"));
        Assert.Throws<SessionValidationException>(() => again.Create(new Person { Id = "c", FullName = "\u00fc" }));
        Assert.True(again.Verify().IsIntact);
    }

    [Fact]
    public void A_renamed_member_takes_its_column_along()
    {
        using (var store = new PersonSqliteStore(_file.ConnectionString))
        {
            store.Create(new Person { Id = "a", FullName = "\u00c4", Age = 1 });
        }

        using var renamed = new PersonCalledSqliteStore(_file.ConnectionString);
        Assert.Equal(["a"], renamed.FindByCalled("\u00e4"));
        Assert.Equal(["a"], renamed.Query().WhereAge(1).WhereCalled("\u00e4").Keys());
        Assert.Equal(["_folded_called"], _file.Sql("SELECT name FROM pragma_table_info('person') WHERE name LIKE '\\_folded%' ESCAPE '\\'"));
        Assert.Equal(["person_by__unfolded_called", "person_by_called~folded", "person_compound_age+called~folded"], _file.Sql("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE '%called%' ORDER BY name"));
        Assert.True(renamed.Verify().IsIntact);
    }

    [Fact]
    public void Opening_again_plans_nothing()
    {
        using var store = new PersonSqliteStore(_file.ConnectionString);
        store.Create(new Person { Id = "a", FullName = "\u00c4\0B" });
        store.Create(new Person { Id = "b" });
        var before = _file.Sql("PRAGMA schema_version");
        using var again = new PersonSqliteStore(_file.ConnectionString);
        Assert.Equal(["a"], again.FindByFullName("\u00e4\0b"));
        Assert.Equal(before, _file.Sql("PRAGMA schema_version"));
        Assert.Equal(["0"], _file.Sql($"SELECT CAST(count(*) AS TEXT) FROM person WHERE {FoldedSql.IsUnfolded(PersonMap.Table.Indexes[0])}"));
    }
}
