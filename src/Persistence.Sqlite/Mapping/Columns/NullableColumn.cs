using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A column of a value that may be NULL.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TColumn">Its column.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableColumn<T, TColumn> : ISqliteColumn<T?>
    where T : struct
    where TColumn : ISqliteColumn<T>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, T? value)
    {
        if (value.HasValue)
        {
            TColumn.Bind(parameters, parameter, value.Value);
        }
        else
        {
            parameters.BindNull(parameter);
        }
    }

    /// <inheritdoc/>
    public static T? Read(SqliteRow row, int column, T? absent) =>
        row.IsNull(column) ? absent : TColumn.Read(row, column, default);
}
