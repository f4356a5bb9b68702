using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A BLOB column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesColumn : ISqliteColumn<byte[]?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, byte[]? value)
    {
        if (value is null)
        {
            statement.BindNull(parameter);
        }
        else
        {
            statement.BindBytes(parameter, value);
        }
    }

    /// <inheritdoc/>
    public static byte[]? Read(SqliteStatement row, int column, byte[]? absent) => row.IsNull(column) ? absent : row.ReadBytes(column).ToArray();
}
