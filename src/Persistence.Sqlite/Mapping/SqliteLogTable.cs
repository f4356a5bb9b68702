using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>The table of a log.</summary>
/// <param name="Name">Its name, unquoted: the session table's name, an underscore, the log's name.</param>
/// <param name="Columns">The entry's members in order; one column <c>value</c> where an entry is no object.</param>
/// <param name="IdColumn">The place in <paramref name="Columns"/> of the entry's <c>[Key]</c>; -1 where it has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqliteLogTable(string Name, IReadOnlyList<SqliteColumn> Columns, int IdColumn = -1)
{
    /// <summary>The names that the table may have in an older database; it is renamed when the store is opened.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}
