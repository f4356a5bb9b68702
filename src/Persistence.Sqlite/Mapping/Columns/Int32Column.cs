using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Column : ISqliteColumn<int>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, int value) => statement.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static int Read(SqliteStatement row, int column, int absent) => row.IsNull(column) ? absent : StoredNumber.Fit<int>(row.ReadInt64(column));
}
