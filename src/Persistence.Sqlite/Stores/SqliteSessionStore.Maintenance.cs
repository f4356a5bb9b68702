using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Verification.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private static readonly string[] s_childTables =
        [.. s_logs.Select(static log => log.Table.Name), .. s_collectionIndexes.Select(static index => SqliteSchema.IndexTable(TMap.Table, index.Index))];

    /// <inheritdoc/>
    public IntegrityReport Verify() => Database.Read(null, Verify);

    /// <summary>
    /// Reads everything. What belongs together is read as of one moment: a page of sessions with their logs and index entries, so that others, who go on
    /// writing, neither pass for damage nor wait with their log until all is read.
    /// </summary>
    private protected IntegrityReport Verify(SqliteLink link)
    {
        var findings = new List<IntegrityFinding>();
        CheckDatabase(link, findings);
        var (sessions, entries, last) = (0L, 0L, (long?)long.MinValue);
        while (last is { } after)
        {
            last = Whole(link, () =>
            {
                var page = ReadRows(link, after, findings);
                sessions += page.Count;
                entries += page.Where(static row => row.IsOurs).Sum(row => CheckLogs(link, row.Id, row.Key, findings));
                return page.Count < PageSize ? (long?)null : page[^1].Id;
            });
        }

        return new IntegrityReport(sessions, entries, findings);
    }

    private static void CheckDatabase(SqliteLink link, List<IntegrityFinding> findings)
    {
        const string Integrity = "PRAGMA integrity_check";
        Check(
            () =>
            {
                findings.AddRange(link.Rows(Integrity).Where(static row => row[0] != "ok").Select(static row => new IntegrityFinding(null, Integrity, string.Join(", ", row))));
                return true;
            },
            null,
            Integrity,
            findings);
        var orphans = new OrphanCheck(link, TMap.Table.Name, s_childTables);
        Check(
            () =>
            {
                findings.AddRange(orphans.Find());
                return true;
            },
            null,
            $"rows that belong to table '{TMap.Table.Name}'",
            findings);
    }

    private List<(long Id, string? Key, bool IsOurs)> ReadRows(SqliteLink link, long after, List<IntegrityFinding> findings)
    {
        var rows = new List<(long, string?, bool)>();
        var change = ChangeOfColumns(link);
        Check(
            () =>
            {
                var all = Select(link, change is null ? s_sql.All : s_sql.AllKeys, PageSize);
                all.BindInt64(3, after);
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
    private static string? ChangeOfColumns(SqliteLink link)
    {
        SqliteStatement? all = null;
        try
        {
            all = link.Prepare(s_sql.All);
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
        var isTold = TryTellKey(row, SessionSql.FirstRead, out var told, out var problem);
        key = isTold ? TMap.FormatKey(told!) : RawText(row, SessionSql.FirstRead);
        if (!isTold)
        {
            findings.Add(new IntegrityFinding(key, $"{location}, its key", problem));
        }

        return isTold;
    }

    private bool CheckRow(SqliteLink link, SqliteStatement row, string? key, string? change, List<IntegrityFinding> findings)
    {
        var own = SessionRow.Read(row);
        RefuseNewerSchema(own, key ?? RawText(row, SessionSql.FirstRead));
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
        catch (Exception fault) when (fault is JsonDataException or UnfitDataException or FormatException or OverflowException or SqliteException or SessionSchemaException)
        {
            findings.Add(new IntegrityFinding(key, UnfitColumnException.ColumnOf(fault) is { } column ? $"{location}, {column}" : location, fault.Message));
            return default;
        }
    }
}
