using Microsoft.Data.Sqlite;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <content>Verification.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IntegrityReport Verify() => _database.Read(null, Verify);

    /// <summary>Reads everything.</summary>
    private protected IntegrityReport Verify(SqliteLink link)
    {
        var findings = new List<IntegrityFinding>();
        long sessions = 0;
        long entries = 0;
        CheckDatabase(link, "PRAGMA integrity_check", findings);
        CheckDatabase(link, "PRAGMA foreign_key_check", findings);
        foreach (var (id, key) in ReadRows(link, findings))
        {
            sessions++;
            entries += CheckLogs(link, id, key, findings);
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

    private List<(long Id, string? Key)> ReadRows(SqliteLink link, List<IntegrityFinding> findings)
    {
        var rows = new List<(long, string?)>();
        var all = link.Prepare(s_sql.All);
        Check(
            () =>
            {
                while (all.Step())
                {
                    var id = all.ReadInt64(0);
                    var location = $"table '{TMap.Table.Name}', row {id}";
                    string? key = null;
                    Check(() => key = TMap.FormatKey(TMap.ReadKey(all, SessionSql.FirstRead)), null, location, findings);
                    rows.Add((id, key));
                    if (key is not null)
                    {
                        Check(
                            () =>
                            {
                                RefuseNewerSchema(SessionRow.Read(all), key);
                                CheckCollections(link, id, key, TMap.ReadHeader(all, SessionSql.FirstRead), findings);
                                return true;
                            },
                            key,
                            location,
                            findings);
                    }
                }

                return true;
            },
            null,
            $"table '{TMap.Table.Name}'",
            findings);
        all.Reset();
        return rows;
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

    private static void Check<T>(Func<T> read, string? key, string location, List<IntegrityFinding> findings)
    {
        try
        {
            read();
        }
        catch (Exception fault) when (fault is JsonDataException or RequiredMemberException or FormatException or OverflowException or SqliteException or SessionSchemaException)
        {
            findings.Add(new IntegrityFinding(key, location, fault.Message));
        }
    }
}
