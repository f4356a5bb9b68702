using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A column of real numbers, declared ANY: a REAL column would store -0.0 as 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleColumn : ISqliteColumn<double>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, double value) => parameters.BindDouble(parameter, value);

    /// <inheritdoc/>
    public static double Read(SqliteRow row, int column, double absent) => row.IsNull(column) ? absent : row.ReadDouble(column);
}
