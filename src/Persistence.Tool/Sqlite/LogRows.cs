using Persistence.Sqlite;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>The rows of the logs of one class. In a transaction, for one thread.</summary>
/// <param name="database">The database.</param>
/// <param name="stored">The class, with its shape.</param>
internal sealed class LogRows(ToolDatabase database, StoredClass stored)
{
    private const int OwnParameters = 3;

    private readonly Dictionary<string, (ShapeLog Log, RowWriter Writer, CopyColumns Columns, string Insert)> _logs = new(StringComparer.Ordinal);

    /// <summary>How many entries a session has.</summary>
    /// <param name="id">The number of its row.</param>
    public List<LogHead> Counts(long id)
    {
        var counts = new List<LogHead>();
        foreach (var log in stored.Shape!.Logs)
        {
            var select = database.Prepare($"SELECT max(\"_sequence\") FROM {SqlNames.Quote(log.Table)} WHERE \"_session\" = ?1");
            select.Parameters.BindInt64(1, id);
            select.Step();
            var last = select.Row.ReadInt64(0);
            select.Reset();
            if (last > 0)
            {
                counts.Add(new LogHead(log.Name, last));
            }
        }

        return counts;
    }

    /// <summary>Writes entries.</summary>
    /// <param name="session">The session.</param>
    /// <param name="log">The log.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="after">The sequence after which to begin.</param>
    public void Write(IOpenSession session, LogHead log, long id, long after)
    {
        if (after >= log.Count)
        {
            return;
        }

        var sequence = after;
        session.Read(log.Name, after, entry => WriteEntry(log.Name, id, ++sequence, entry));
    }

    private void WriteEntry(string name, long id, long sequence, ReadOnlySpan<byte> entry)
    {
        var (log, writer, columns, text) = Of(name);
        var insert = database.Prepare(text);
        insert.Parameters.BindInt64(1, id);
        insert.Parameters.BindInt64(2, sequence);
        writer.Bind(insert.Parameters, entry, 0, columns);
        if (TableMaking.HasEntryId(log) && EntryId.Of(entry, log.Ids) is { } entryId)
        {
            insert.Parameters.BindText(OwnParameters, entryId);
        }

        if (columns.AddFor(database, log.Table, writer))
        {
            insert.Reset();
            _logs.Remove(name);
            WriteEntry(name, id, sequence, entry);
            return;
        }

        insert.Run();
    }

    private (ShapeLog Log, RowWriter Writer, CopyColumns Columns, string Insert) Of(string name)
    {
        if (!_logs.TryGetValue(name, out var known))
        {
            var log = stored.Shape!.Log(name) ?? throw new FormatException($"the class '{stored.Name}' has no log '{name}'");
            var columns = CopyColumns.Of(database, log.Table);
            _logs[name] = known = (log, new RowWriter(log.Members, OwnParameters + 1), columns, InsertText(log, columns));
        }

        return known;
    }

    private static string InsertText(ShapeLog log, CopyColumns copied)
    {
        List<(string Column, int Parameter)> columns = [("_session", 1), ("_sequence", 2)];
        if (TableMaking.HasEntryId(log))
        {
            columns.Add(("_entry_id", OwnParameters));
        }

        columns.AddRange(log.Members.Select(static (member, index) => (member.Column, OwnParameters + 1 + index)));
        columns.AddRange(copied.Parameters(OwnParameters + 1 + log.Members.Count));

        return $"INSERT INTO {SqlNames.Quote(log.Table)} ({SqlNames.Join(columns.Select(static column => column.Column))}) VALUES ({string.Join(", ", columns.Select(static column => $"?{column.Parameter}"))})";
    }
}
