using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>One connection with the statements prepared on it. For one thread at a time.</summary>
internal sealed class SqliteConnectionContext : IDisposable
{
    private const int NoCheckpointOnClose = 1006;

    // Texts are made once per session class, so that their identity is enough to find a statement.
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes a connection, and opens it if it is not open yet.</summary>
    /// <param name="connection">The connection; it is disposed with this.</param>
    public SqliteConnectionContext(SqliteConnection connection)
    {
        Provider = connection;
        try
        {
            if (connection.State != System.Data.ConnectionState.Open)
            {
                connection.Open();
            }
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The provider's connection.</summary>
    public SqliteConnection Provider { get; }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Provider.Handle!) == 0;

    /// <summary>Looks after the files; null only while the database is being opened.</summary>
    public FileWatch? Files { get; set; }

    /// <summary>The path of the database file as SQLite knows it: complete, and every link followed.</summary>
    public string FullPath => raw.sqlite3_db_filename(Provider.Handle!, utf8z.FromString("main")).utf8_to_string();

    /// <summary>Gives the statement of a text, prepared once.</summary>
    /// <param name="sql">A text that lives as long as the program: the same object at each call.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new SqliteStatement(Provider.Handle!, sql);
        }

        return statement;
    }

    public void Execute(string sql) => Prepare(sql).Run();

    /// <summary>Runs a statement on one row.</summary>
    /// <param name="sql">The text, as for <see cref="Prepare"/>.</param>
    /// <param name="id">What ?1 is: the number of the row, or a time.</param>
    /// <param name="value">What ?2 is, if there is one.</param>
    public void RunOn(string sql, long id, string? value = null)
    {
        var statement = Prepare(sql);
        statement.Parameters.BindInt64(1, id);
        if (value is not null)
        {
            statement.Parameters.BindText(2, value);
        }

        statement.Run();
    }

    /// <summary>Runs a text that may hold several statements and is not worth keeping.</summary>
    public void ExecuteOnce(string sql) => SqliteFault.Check(Provider.Handle!, raw.sqlite3_exec(Provider.Handle!, sql));

    /// <summary>Reads all rows of a text that is not worth keeping, as text; NULL is empty. Names of others' tables may be any bytes.</summary>
    public List<string[]> Rows(string sql)
    {
        using var select = new SqliteStatement(Provider.Handle!, sql);
        var rows = new List<string[]>();
        while (select.Step())
        {
            rows.Add([.. Enumerable.Range(0, select.ColumnCount).Select(column => StoredText.Show(select.Row.ReadUtf8(column)))]);
        }

        return rows;
    }

    public int Changes => raw.sqlite3_changes(Provider.Handle!);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        if (Files?.IsLost == true)
        {
            // The last connection of a process copies the WAL into the database. This WAL is no longer the database's.
            _ = raw.sqlite3_db_config(Provider.Handle!, NoCheckpointOnClose, 1, out _);
        }

        Provider.Dispose();
    }
}
