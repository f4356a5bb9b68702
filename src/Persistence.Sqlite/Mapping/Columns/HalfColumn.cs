using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A column of real numbers, declared ANY: a REAL column would store -0.0 as 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfColumn : ISqliteColumn<Half>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Half value) => parameters.BindDouble(parameter, (double)value);

    /// <inheritdoc/>
    public static Half Read(SqliteRow row, int column, Half absent) => row.IsNull(column) ? absent : (Half)row.ReadDouble(column);
}
