using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>One connection with the statements prepared on it. For one thread at a time.</summary>
internal sealed partial class SqliteLink : IDisposable
{
    private readonly string _path;

    // Texts are made once per session class, so that their identity is enough to find a statement.
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    public SqliteLink(string connectionString, string path)
    {
        _path = path;
        Connection = new SqliteConnection(connectionString);
        try
        {
            Connection.Open();
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    /// <summary>Gives the statement of a text, prepared once.</summary>
    /// <param name="sql">A text that lives as long as the program: the same object at each call.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new SqliteStatement(Connection.Handle!, sql);
        }

        return statement;
    }

    public void Execute(string sql) => Prepare(sql).Run();

    /// <summary>Runs a text that may hold several statements and is not worth keeping.</summary>
    public void ExecuteOnce(string sql) => SqliteFault.Check(Connection.Handle!, raw.sqlite3_exec(Connection.Handle!, sql));

    /// <summary>Reads all rows of a text that is not worth keeping, as text; NULL is empty.</summary>
    public List<string[]> Rows(string sql)
    {
        using var select = new SqliteStatement(Connection.Handle!, sql);
        var rows = new List<string[]>();
        while (select.Step())
        {
            rows.Add([.. Enumerable.Range(0, select.ColumnCount).Select(select.ReadText)]);
        }

        return rows;
    }

    public int Changes => raw.sqlite3_changes(Connection.Handle!);

    /// <summary>
    /// Throws when the file is no longer at its path: SQLite would go on with the file that has no name any more, and
    /// what it writes there nobody finds again.
    /// </summary>
    public void RequireInPlace()
    {
        if (FileWatch.HasMoved(Connection.Handle!, _path))
        {
            throw new SqliteException("the database file was deleted or replaced while it was in use", raw.SQLITE_READONLY, SqliteFault.FileMoved);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        Room?.Dispose();
        Connection.Dispose();
    }
}
