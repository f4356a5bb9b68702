using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of twenty digits, because an INTEGER ends at 2^63 - 1; it sorts by value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Column : ISqliteColumn<ulong>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, ulong value) => parameters.BindFormatted(parameter, value, "D20");

    /// <inheritdoc/>
    public static ulong Read(SqliteRow row, int column, ulong absent) => row.IsNull(column) ? absent : StoredNumber.Parse<ulong>(row.ReadUtf8(column));
}
