using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>The table of a session class.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Columns">The header's members in order; the key's parts first.</param>
/// <param name="Indexes">The indexes, by ordinal.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqliteTable(string Name, IReadOnlyList<SqliteColumn> Columns, IReadOnlyList<SqliteIndex> Indexes);
