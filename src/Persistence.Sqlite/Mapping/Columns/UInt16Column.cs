using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Column : ISqliteColumn<ushort>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, ushort value) => statement.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static ushort Read(SqliteStatement row, int column, ushort absent) => row.IsNull(column) ? absent : StoredNumber.Fit<ushort>(row.ReadInt64(column));
}
