using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Column : ISqliteColumn<uint>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, uint value) => statement.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static uint Read(SqliteStatement row, int column, uint absent) => row.IsNull(column) ? absent : StoredNumber.Fit<uint>(row.ReadInt64(column));
}
