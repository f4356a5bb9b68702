using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A column of real numbers, declared ANY: a REAL column would store -0.0 as 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfColumn : ISqliteColumn<Half>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, Half value) => statement.BindDouble(parameter, (double)value);

    /// <inheritdoc/>
    public static Half Read(SqliteStatement row, int column, Half absent) => row.IsNull(column) ? absent : (Half)row.ReadDouble(column);
}
