using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A REAL column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleColumn : ISqliteColumn<float>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, float value) => statement.BindDouble(parameter, value);

    /// <inheritdoc/>
    public static float Read(SqliteStatement row, int column, float absent) => row.IsNull(column) ? absent : (float)row.ReadDouble(column);
}
