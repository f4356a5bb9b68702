using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteColumn : ISqliteColumn<byte>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, byte value) => statement.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static byte Read(SqliteStatement row, int column, byte absent) => row.IsNull(column) ? absent : StoredNumber.Fit<byte>(row.ReadInt64(column));
}
