using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Tables of other versions of a session class: their rows belong to its sessions too, and a new session inherits none.</summary>
internal sealed class OtherChildren
{
    private readonly string[] _statements;

    /// <summary>Takes the tables that the class does not know.</summary>
    /// <param name="stored">The tables whose rows belong to sessions.</param>
    /// <param name="known">Those of them that the class knows.</param>
    public OtherChildren(IEnumerable<string> stored, IReadOnlyList<string> known) =>
        _statements = [.. stored.Except(known, StringComparer.OrdinalIgnoreCase).Select(static table => $"DELETE FROM {SqlNames.Quote(table)} WHERE \"_session\" = ?1")];

    /// <summary>Removes what an earlier session of the same number left.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="id">The number of the new session's row.</param>
    public void Clear(SqliteConnectionContext connection, long id)
    {
        foreach (var statement in _statements)
        {
            try
            {
                var delete = connection.Prepare(statement);
                delete.Parameters.BindInt64(1, id);
                delete.Run();
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
            {
                // The version that made the table, or a newer one, has dropped it since.
            }
        }
    }
}
