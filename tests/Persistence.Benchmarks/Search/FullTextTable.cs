using Microsoft.Data.Sqlite;

namespace Persistence.Benchmarks.Search;

/// <summary>What a program writes by hand: a table, and SQLite's FTS5 over it, which triggers follow. Its index has the places of words, as it is when nothing is set.</summary>
internal sealed class FullTextTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _search;

    public FullTextTable(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Run("CREATE TABLE facts (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, text TEXT NOT NULL)");
        Run("CREATE VIRTUAL TABLE facts_fts USING fts5(text, content='facts', content_rowid='id')");
        Run("CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN INSERT INTO facts_fts(rowid, text) VALUES (new.id, new.text); END");
        _insert = Command("INSERT INTO facts (shelf, text) VALUES ($shelf, $text)", "$shelf", "$text");
        _search = Command("SELECT f.id, f.shelf, f.text, bm25(facts_fts) FROM facts_fts JOIN facts AS f ON f.id = facts_fts.rowid WHERE facts_fts MATCH $words ORDER BY bm25(facts_fts) LIMIT 10", "$words");
    }

    public void Insert(int shelf, string text)
    {
        _insert.Parameters[0].Value = shelf;
        _insert.Parameters[1].Value = text;
        _insert.ExecuteNonQuery();
    }

    public void InsertMany(int shelf, IEnumerable<string> texts)
    {
        Run("BEGIN");
        foreach (var text in texts)
        {
            Insert(shelf, text);
        }

        Run("COMMIT");
    }

    public int Search(string match)
    {
        _search.Parameters[0].Value = match;
        using var reader = _search.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            count += reader.GetString(2).Length > 0 && reader.GetDouble(3) < 1 ? 1 : 0;
        }

        return count;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _search.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        return command;
    }
}
