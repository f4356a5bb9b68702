using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Verifies the rows of the session table.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class RowVerifier<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly SessionSql _sql = context.Sql.Sessions;
    private readonly IndexVerifier<TSession, TKey, TMap> _indexes = new(context);
    private readonly HeaderReader<TSession, TKey, TMap> _headers = new(context);
    private readonly Findings _findings = new(context.Description);

    /// <summary>Verifies some rows.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="page">Which.</param>
    /// <param name="findings">Receives what is wrong with them.</param>
    /// <returns>Each row's number, its key as text, and whether this version of the class can read it.</returns>
    public List<(SessionRow Row, string? Key, bool IsOurs)> Verify(SqliteConnectionContext connection, RowPage page, List<IntegrityFinding> findings)
    {
        var rows = new List<(SessionRow, string?, bool)>();
        var change = ChangeOfColumns(connection);
        _findings.Collect(
            () =>
            {
                var all = connection.Prepare(change is null ? _sql.All : _sql.AllKeys);
                all.Parameters.BindInt64(1, context.NowMilliseconds);
                all.Parameters.BindInt64(2, page.After);
                all.Parameters.BindInt64(3, page.Last);
                try
                {
                    while (all.Step())
                    {
                        rows.Add(VerifyRow(connection, all.Row, change, findings));
                    }
                }
                finally
                {
                    all.Reset();
                }
            },
            null,
            $"table '{TMap.Table.Name}'",
            findings);
        return rows;
    }

    // What a newer version of the class, which is open beside this one, did to the columns; null when they are as they were.
    private string? ChangeOfColumns(SqliteConnectionContext connection)
    {
        SqliteStatement? all = null;
        try
        {
            all = connection.Prepare(_sql.All);
            all.Step();
            return null;
        }
        catch (SqliteException fault)
        {
            return fault.SqliteErrorCode == raw.SQLITE_ERROR ? fault.Message : null;
        }
        finally
        {
            all?.Reset();
        }
    }

    private (SessionRow Row, string? Key, bool IsOurs) VerifyRow(SqliteConnectionContext connection, SqliteRow row, string? change, List<IntegrityFinding> findings)
    {
        var own = SessionRow.Read(row);
        var location = $"table '{TMap.Table.Name}', row {own.Id}";
        var isKey = StoredKeys<TSession, TKey, TMap>.TryRead(row, SessionSql.FirstRead, out var key, out var problem);
        var text = isKey ? TMap.FormatKey(key!) : StoredKeys<TSession, TKey, TMap>.RawText(row, SessionSql.FirstRead);
        if (!isKey)
        {
            findings.Add(new IntegrityFinding(text, $"{location}, its key", StoredProblems.Key(context.Description, problem)));
        }

        _findings.Collect(
            () =>
            {
                context.ThrowIfNewer(own, text);
                if (change is not null)
                {
                    throw new FormatException($"a newer version of {TMap.Description.ClassName} has changed the columns of the table ({change}); update this program, or open the store again");
                }

                if (isKey)
                {
                    VerifyHeader(connection, row, (own, text), findings);
                }
            },
            text,
            location,
            findings);
        return (own, text, change is null && own.SchemaVersion <= TMap.Description.SchemaVersion);
    }

    // What a save of an earlier version put into the indexes of a session stays there until its next save.
    private void VerifyHeader(SqliteConnectionContext connection, SqliteRow row, (SessionRow Own, string Key) of, List<IntegrityFinding> findings)
    {
        var session = _headers.Read(connection, row, of.Own, out var versions);
        if (!HeaderReader<TSession, TKey, TMap>.IsUpgraded(versions))
        {
            _indexes.Check(connection, of.Own.Id, of.Key, session, findings);
        }
    }
}
