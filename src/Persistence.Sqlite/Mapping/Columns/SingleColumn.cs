using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A column of real numbers, declared ANY: a REAL column would store -0.0 as 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleColumn : ISqliteColumn<float>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, float value) => parameters.BindDouble(parameter, value);

    /// <inheritdoc/>
    public static float Read(SqliteRow row, int column, float absent) => row.IsNull(column) ? absent : (float)row.ReadDouble(column);
}
