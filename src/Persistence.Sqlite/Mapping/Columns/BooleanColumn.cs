using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column: 0 or 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanColumn : ISqliteColumn<bool>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, bool value) => parameters.BindInt64(parameter, value ? 1 : 0);

    /// <inheritdoc/>
    public static bool Read(SqliteRow row, int column, bool absent) => row.TryReadInt64(column, out var value) ? value != 0 : absent;
}
