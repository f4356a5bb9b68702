using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Tests.Processes;
using Persistence.Sqlite.Tests.Sessions;

namespace Persistence.Sqlite.Tests.Schema;

/// <summary>Tables of logs that earlier versions of the store have made, in which the id of entries is NOT NULL, and classes that have no id any more.</summary>
public sealed class FormerIdTests : IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Entries_without_the_id_are_appended_and_all_else_stays_as_it_was()
    {
        CreateFormer(["one", "two"]);
        _file.Sql("""
            CREATE INDEX mine ON ledger_lines(text);
            CREATE INDEX "over the id" ON ledger_lines(number, text);
            CREATE VIEW numbers AS SELECT number FROM ledger_lines;
            CREATE VIEW more AS SELECT * FROM numbers;
            CREATE TABLE heard (number TEXT);
            CREATE TRIGGER hear INSTEAD OF INSERT ON numbers BEGIN INSERT INTO heard VALUES (new.number); END;
            """);
        using (var store = new LedgerSqliteStore(_file.ConnectionString))
        {
            store.AppendLines("a", new LedgerLine("three"));
            store.Create(new Ledger { Id = "b", Lines = [new LedgerLine("four")] });
            Assert.Equal(["one", "two", "three"], store.ReadLines("a").Select(static line => line.Text));
            Assert.True(store.Verify().IsIntact);
        }

        Assert.Equal(["1|one", "2|two", "|three", "|four"], _file.Sql("SELECT number, text FROM ledger_lines ORDER BY _session, _sequence"));
        Assert.Equal(["", "", "1", "2"], _file.Sql("SELECT number FROM more ORDER BY number"));
        _file.Sql("INSERT INTO numbers VALUES ('heard')");
        Assert.Equal(["heard"], _file.Sql("SELECT number FROM heard"));
        Assert.Equal(["mine", "over the id"], _file.Sql("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ledger_lines' AND sql IS NOT NULL ORDER BY name"));

        // Once: nothing is left to do.
        var version = _file.Sql("PRAGMA schema_version");
        using (new LedgerSqliteStore(_file.ConnectionString))
        {
            Assert.Equal(version, _file.Sql("PRAGMA schema_version"));
        }
    }

    [Fact]
    public void A_program_that_knows_the_id_goes_on_and_opens_again()
    {
        CreateFormer(["one"]);
        using var with = new LedgerWithIdsSqliteStore(_file.ConnectionString);
        with.AppendLines("a", new LedgerLineWithId("two", "2"));
        Assert.NotEmpty(_file.Sql("SELECT 1 FROM pragma_table_info('ledger_lines') WHERE name = 'number' AND \"notnull\""));

        using var without = new LedgerSqliteStore(_file.ConnectionString);
        without.AppendLines("a", new LedgerLine("three"));
        with.AppendLines("a", new LedgerLineWithId("four", "4"));
        using var again = new LedgerWithIdsSqliteStore(_file.ConnectionString);
        again.AppendLines("a", new LedgerLineWithId("two again", "2"), new LedgerLineWithId("five", "5"));
        without.AppendLines("a", new LedgerLine("six"));
        Assert.Equal("1 2  4 5 ", string.Join(' ', again.ReadLines("a").Select(static line => line.Number)));
        Assert.Equal(["one", "two", "three", "four", "five", "six"], without.ReadLines("a").Select(static line => line.Text));
    }

    [Fact]
    public void An_id_that_another_member_takes_over_may_be_missing()
    {
        CreateFormer(["one"]);
        using var store = new LedgerByNameSqliteStore(_file.ConnectionString);
        store.AppendLines("a", new LedgerLineByName("two", Name: "n"), new LedgerLineByName("two again", Name: "n"));
        Assert.Equal([("1", ""), (null, "n")], store.ReadLines("a").Select(static line => (line.Number, line.Name)));
    }

    [Fact]
    public void A_process_that_is_killed_while_it_changes_the_table_leaves_it_whole()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        CreateFormer([.. Enumerable.Range(0, 20_000).Select(static number => $"{number} {new string('x', 100)}")]);
        var before = File.ReadAllBytes(_file.Path);
        for (var round = 0; round < 8; round++)
        {
            using var worker = Worker.Start("open former ids", _file.ConnectionString);
            Assert.Equal("ready", worker.StandardOutput.ReadLine());
            worker.StandardInput.WriteLine();
            worker.WaitForExit(random.Next(400));
            worker.Kill();
            worker.WaitForExit();
            Assert.Equal(["20000|ok"], _file.Sql("SELECT count(number), (SELECT * FROM pragma_integrity_check) FROM ledger_lines"));
            var columns = _file.Sql("SELECT name FROM pragma_table_info('ledger_lines') ORDER BY name");
            Assert.Equal(["_sequence", "_session", "number", "text"], columns);
            if (_file.Sql("SELECT 1 FROM pragma_table_info('ledger_lines') WHERE name = 'number' AND \"notnull\"").Count == 0)
            {
                File.Delete(_file.Path + "-wal");
                File.Delete(_file.Path + "-shm");
                File.WriteAllBytes(_file.Path, before);
            }
        }

        using var store = new LedgerSqliteStore(_file.ConnectionString);
        store.AppendLines("a", new LedgerLine("last"));
        Assert.Equal(20_001, store.CountLines("a"));
    }

    // The statements are those of the store before ids could be missing.
    private void CreateFormer(IReadOnlyList<string> lines)
    {
        using (var store = new LedgerWithIdsSqliteStore(_file.ConnectionString))
        {
            store.Create(new LedgerWithIds { Id = "a" });
        }

        using var connection = new SqliteConnection($"{_file.ConnectionString};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            DROP TABLE ledger_lines;
            CREATE TABLE "ledger_lines" (
                "_session" INTEGER NOT NULL REFERENCES "ledger" ("_id") ON DELETE CASCADE,
                "_sequence" INTEGER NOT NULL,
                "text" TEXT,
                "number" TEXT NOT NULL,
                PRIMARY KEY ("_session", "_sequence")
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX "ledger_lines_by_id" ON "ledger_lines" ("_session", "number");
            INSERT INTO ledger_lines SELECT (SELECT _id FROM ledger), key + 1, value, key + 1 FROM json_each($lines);
            COMMIT;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        command.Parameters.AddWithValue("$lines", System.Text.Json.JsonSerializer.Serialize(lines));
        command.ExecuteNonQuery();
    }
}
