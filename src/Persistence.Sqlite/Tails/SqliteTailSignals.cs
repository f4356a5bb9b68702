using Persistence.Engine;

namespace Persistence.Sqlite;

/// <summary>What wakes the tails of one session class in a database.</summary>
/// <param name="database">The database.</param>
/// <param name="table">The table of the class.</param>
internal sealed class SqliteTailSignals(SqliteDatabase database, string table) : TailSignals((database.Path, table), database.Options.TailPollInterval)
{
    /// <inheritdoc/>
    public override IDisposable? Listen(string key, Action wake) => database.Connections.Changes.Add(table, wake);
}
