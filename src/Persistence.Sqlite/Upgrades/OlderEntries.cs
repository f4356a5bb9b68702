using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads entries of a log that earlier schema versions stored, by way of upgrade steps.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
/// <param name="sql">The statements of the log.</param>
internal sealed class OlderEntries<TSession, TEntry, TLog>(LogSql sql)
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    // Every log table begins with the session and the sequence.
    private const int Sequence = 1;

    /// <summary>Whether some entries of a session may need upgrade steps.</summary>
    /// <param name="versions">Which schema versions stored the session's parts; null for the present one.</param>
    public static bool May(StoredVersions? versions) => versions is not null && TLog.Description.Upgrades is not null;

    /// <summary>Reads entries, ascending.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The session's row, and which schema versions stored the session's parts.</param>
    /// <param name="range">Which.</param>
    /// <param name="present">Reads those of the present version.</param>
    public List<TEntry> Read(SqliteConnectionContext connection, (long Id, StoredVersions Versions) row, LogRange range, Func<LogRange, List<TEntry>> present)
    {
        var (after, count) = range.Within(sql.LastSequence(connection, row.Id));
        var entries = new List<TEntry>(count);
        for (var first = after + 1; first <= after + count;)
        {
            var part = row.Versions.PartOf(TLog.Description, first);
            var last = Math.Min(part.Last, after + count);
            if (TLog.Description.Upgrades!.Concern(part.Version))
            {
                Upgrade(connection, row.Id, (first, last, part.Version), entries);
            }
            else
            {
                entries.AddRange(present(LogRange.After(first - 1, (int)(last - first + 1))));
            }

            first = last + 1;
        }

        return entries;
    }

    private void Upgrade(SqliteConnectionContext connection, long id, (long First, long Last, int Version) part, List<TEntry> entries)
    {
        var select = connection.Prepare(sql.Stored);
        try
        {
            select.Parameters.BindInt64(1, id);
            select.Parameters.BindInt64(2, part.First);
            select.Parameters.BindInt64(3, part.Last);
            var form = new StoredObject(select, TLog.Table.Columns);
            var sequence = part.First;
            for (; select.Step(); sequence++)
            {
                if (select.Row.ReadInt64(Sequence) != sequence)
                {
                    break;
                }

                entries.Add(JsonEntries.Decode<TSession, TEntry, TLog>(form.Read(select.Row), part.Version));
            }

            if (sequence <= part.Last)
            {
                throw new LogDamageException(TLog.Table.Name, sequence);
            }
        }
        finally
        {
            select.Reset();
        }
    }
}
