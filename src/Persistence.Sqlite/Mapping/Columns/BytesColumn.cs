using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A BLOB column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesColumn : ISqliteColumn<byte[]?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, byte[]? value)
    {
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindBytes(parameter, value);
        }
    }

    /// <inheritdoc/>
    public static byte[]? Read(SqliteRow row, int column, byte[]? absent) => row.IsNull(column) ? absent : row.ReadBytes(column).ToArray();
}
