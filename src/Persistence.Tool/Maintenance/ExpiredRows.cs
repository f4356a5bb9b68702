using Persistence.Sqlite;
using Persistence.Tool.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Maintenance;

/// <summary>The expired sessions in the tables of a class.</summary>
internal sealed class ExpiredRows : ExpiredSessions
{
    private const string Expired = "\"_expires_at\" <= CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    private const int KeysAtOnce = 1000;

    private readonly SqliteStoreReader _reader;
    private readonly ClassTable _table;
    private ToolDatabase? _writer;

    /// <summary>Looks at the tables.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="stored">The class.</param>
    public ExpiredRows(SqliteStoreReader reader, StoredClass stored) => (_reader, _table) = (reader, new ClassTable(reader.Database, stored));

    /// <inheritdoc/>
    public override IEnumerable<string> Keys()
    {
        string? last = null;
        List<string> keys;
        do
        {
            keys = _table.KeysWhere(Expired, last, KeysAtOnce);
            foreach (var key in keys)
            {
                yield return last = key;
            }
        }
        while (keys.Count == KeysAtOnce);
    }

    /// <inheritdoc/>
    public override bool Remove(string key)
    {
        if (_writer is null)
        {
            _writer = ToolDatabase.Open(_reader.Address, isWritten: true);
            _writer.ExecuteOnce("PRAGMA foreign_keys = ON");
        }

        var delete = _writer.Prepare($"DELETE FROM {SqlNames.Quote(_table.Class.Name)} WHERE {_table.KeyCondition} AND {Expired}");
        _table.BindKey(delete, key);
        delete.Run();
        return SQLitePCL.raw.sqlite3_changes(_writer.Handle) > 0;
    }

    /// <inheritdoc/>
    public override void Dispose() => _writer?.Dispose();
}
