using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Finds rows whose session, or whose parent in a table of the user's own, is not there: a tool deleted it without <c>foreign_keys</c>.</summary>
/// <param name="connection">The connection.</param>
/// <param name="sessions">The session table.</param>
/// <param name="children">The tables whose rows belong to sessions.</param>
internal sealed class OrphanCheck(SqliteConnectionContext connection, string sessions, IReadOnlyList<string> children)
{
    /// <summary>One finding for each table that holds any.</summary>
    public IEnumerable<IntegrityFinding> Find() => OfSessions().Concat(OfOthers());

    private IEnumerable<IntegrityFinding> OfSessions()
    {
        var stored = connection.Rows("SELECT name FROM sqlite_master WHERE type = 'table'").Select(static row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in children.Where(stored.Contains))
        {
            var which = $"FROM {SqlNames.Quote(table)} WHERE \"_session\" NOT IN (SELECT \"_id\" FROM {SqlNames.Quote(sessions)})";
            var found = connection.Rows($"SELECT count(*), count(DISTINCT \"_session\") {which}")[0];
            if (found[0] != "0")
            {
                yield return new IntegrityFinding(null, $"table '{table}'", $"{Count(found[0], "row")} of {Count(found[1], "session")} that a tool deleted without foreign_keys; no session has them or will inherit them: remove them with DELETE {which}");
            }
        }
    }

    private IEnumerable<IntegrityFinding> OfOthers()
    {
        var others = connection.Rows("SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) WHERE m.type = 'table'")
            .Select(static row => row[0])
            .Where(table => !children.Contains(table, StringComparer.OrdinalIgnoreCase));
        foreach (var table in others)
        {
            foreach (var problem in ProblemsOf(table))
            {
                yield return new IntegrityFinding(null, $"table '{table}'", problem);
            }
        }
    }

    private IEnumerable<string> ProblemsOf(string table)
    {
        try
        {
            return connection.Rows($"SELECT \"parent\", count(*) FROM pragma_foreign_key_check({SqlNames.Literal(table)}) GROUP BY 1")
                .Select(static found => $"{Count(found[1], "row")} whose row in table '{found[0]}' is not there (foreign_key_check)");
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A foreign key that leads to no unique columns.
            return [fault.Message];
        }
    }

    private static string Count(string number, string what) => $"{number} {what}{(number == "1" ? "" : "s")}";
}
