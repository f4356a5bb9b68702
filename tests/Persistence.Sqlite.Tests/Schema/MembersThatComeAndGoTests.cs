using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Schema;

/// <summary>Columns of members that one of two classes on the same tables does not have.</summary>
public sealed class MembersThatComeAndGoTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void An_id_that_entries_get_later_is_added_to_a_table_with_rows()
    {
        using var without = new LedgerSqliteStore(_file.ConnectionString);
        without.Create(new Ledger { Id = "a", Lines = [new LedgerLine("one")] });

        using var store = new LedgerWithIdsSqliteStore(_file.ConnectionString);
        store.AppendLines("a", new LedgerLineWithId("two", "2"), new LedgerLineWithId("two again", "2"));
        without.AppendLines("a", new LedgerLine("three"));
        Assert.Equal([("", "one"), ("2", "two"), ("", "three")], store.ReadLines("a").Select(static line => (line.Number, line.Text)));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void An_id_that_entries_have_no_more_does_not_stand_in_the_way_of_new_ones()
    {
        using var with = new LedgerWithIdsSqliteStore(_file.ConnectionString);
        with.Create(new LedgerWithIds { Id = "a", Lines = [new LedgerLineWithId("one", "1")] });

        using var store = new LedgerSqliteStore(_file.ConnectionString);
        store.AppendLines("a", new LedgerLine("two"));
        store.Create(new Ledger { Id = "b", Lines = [new LedgerLine("three")] });
        Assert.Equal(["one", "two"], store.ReadLines("a").Select(static line => line.Text));
        Assert.Equal([("1", "one"), ("", "two")], with.ReadLines("a").Select(static line => (line.Number, line.Text)));
        Assert.True(store.Verify().IsIntact);
    }

    [Fact]
    public void The_column_of_a_removed_member_keeps_its_value_through_saves_of_the_class_that_has_it_no_more()
    {
        using (var before = new LedgerSqliteStore(_file.ConnectionString))
        {
            before.Create(new Ledger { Id = "a", Title = "kept", Lines = [new LedgerLine("one")] });
        }

        using (var store = new LedgerWithIdsSqliteStore(_file.ConnectionString))
        {
            store.Save(store.Load("a"));
            store.Create(new LedgerWithIds { Id = "b" });
        }

        using var again = new LedgerSqliteStore(_file.ConnectionString);
        Assert.Equal(("kept", null), (again.Load("a").Title, again.Load("b").Title));
    }
}
