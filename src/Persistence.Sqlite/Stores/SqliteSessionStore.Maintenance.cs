using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Verification.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IntegrityReport Verify() => Database.Read(null, Verify);

    /// <summary>Reads everything.</summary>
    private protected IntegrityReport Verify(SqliteLink link)
    {
        var findings = new List<IntegrityFinding>();
        long sessions = 0;
        long entries = 0;
        CheckDatabase(link, "PRAGMA integrity_check", findings);
        CheckDatabase(link, "PRAGMA foreign_key_check", findings);
        foreach (var (id, key, isOurs) in ReadRows(link, findings))
        {
            sessions++;
            entries += isOurs ? CheckLogs(link, id, key, findings) : 0;
        }

        return new IntegrityReport(sessions, entries, findings);
    }

    private static void CheckDatabase(SqliteLink link, string pragma, List<IntegrityFinding> findings) => Check(
        () =>
        {
            foreach (var row in link.Rows(pragma))
            {
                if (row[0] != "ok")
                {
                    findings.Add(new IntegrityFinding(null, pragma, string.Join(", ", row)));
                }
            }

            return true;
        },
        null,
        pragma,
        findings);

    private List<(long Id, string? Key, bool IsOurs)> ReadRows(SqliteLink link, List<IntegrityFinding> findings)
    {
        var rows = new List<(long, string?, bool)>();
        var now = Now.ToUnixTimeMilliseconds();
        var change = ChangeOfColumns(link, now);
        Check(
            () =>
            {
                var all = link.Prepare(change is null ? s_sql.All : s_sql.AllKeys);
                all.BindInt64(1, now);
                try
                {
                    while (all.Step())
                    {
                        var id = all.ReadInt64(0);
                        var location = $"table '{TMap.Table.Name}', row {id}";
                        var isKey = TryReadKey(all, location, findings, out var key);
                        rows.Add((id, key, change is null && SessionRow.Read(all).SchemaVersion <= TMap.Description.SchemaVersion));
                        Check(() => CheckRow(link, all, isKey ? key : null, change, findings), key, location, findings);
                    }
                }
                finally
                {
                    all.Reset();
                }

                return true;
            },
            null,
            $"table '{TMap.Table.Name}'",
            findings);
        return rows;
    }

    // What a newer version of the class, which is open beside this one, did to the columns; null when they are as they were.
    private static string? ChangeOfColumns(SqliteLink link, long now)
    {
        SqliteStatement? all = null;
        try
        {
            all = link.Prepare(s_sql.All);
            all.BindInt64(1, now);
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

    // The key as text, also where it is no key of this class.
    private static bool TryReadKey(SqliteStatement row, string location, List<IntegrityFinding> findings, out string? key)
    {
        string? text = null;
        Check(() => text = TMap.FormatKey(TMap.ReadKey(row, SessionSql.FirstRead)), RawKey(row), $"{location}, its key", findings);
        key = text ?? RawKey(row);
        if (text is not null && KeyText.Problem(text) is { } problem)
        {
            findings.Add(new IntegrityFinding(key, $"{location}, its key", problem));
        }

        return text is not null;
    }

    private static string RawKey(SqliteStatement row)
    {
        var parts = Enumerable.Range(SessionSql.FirstRead, s_sql.KeyCount).Select(row.ReadText).ToArray();
        return parts.Length == 1 ? parts[0] : KeyText.Join(parts);
    }

    private bool CheckRow(SqliteLink link, SqliteStatement row, string? key, string? change, List<IntegrityFinding> findings)
    {
        var own = SessionRow.Read(row);
        RefuseNewerSchema(own, key ?? RawKey(row));
        if (change is not null)
        {
            throw new FormatException($"a newer version of {TMap.Description.ClassName} has changed the columns of the table ({change}); update this program, or open the store anew");
        }

        if (key is not null)
        {
            CheckCollections(link, own.Id, key, ReadHeader(row), findings);
        }

        return true;
    }

    private static long CheckLogs(SqliteLink link, long id, string? key, List<IntegrityFinding> findings)
    {
        var count = 0L;
        foreach (var log in s_logs)
        {
            Check(() => count += log.Check(link, id), key, $"log {log.Description.Name} of row {id}", findings);
        }

        return count;
    }

    private static T? Check<T>(Func<T> read, string? key, string location, List<IntegrityFinding> findings)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is JsonDataException or RequiredMemberException or FormatException or OverflowException or SqliteException or SessionSchemaException)
        {
            findings.Add(new IntegrityFinding(key, fault is ColumnDamageException damage ? $"{location}, {damage.Column}" : location, fault.Message));
            return default;
        }
    }
}
