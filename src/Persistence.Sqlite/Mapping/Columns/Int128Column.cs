using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int128Column : ISqliteColumn<Int128>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, Int128 value) => parameters.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static Int128 Read(SqliteRow row, int column, Int128 absent) => row.IsNull(column) ? absent : StoredNumber.Parse<Int128>(row.ReadUtf8(column));
}
