using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column: 0 or 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanColumn : ISqliteColumn<bool>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, bool value) => parameters.BindInt64(parameter, value ? 1 : 0);

    /// <inheritdoc/>
    public static bool Read(SqliteRow row, int column, bool absent) => row.IsNull(column) ? absent : row.ReadInt64(column) != 0;
}
