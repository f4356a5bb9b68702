using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Column : ISqliteColumn<UInt128>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, UInt128 value) => parameters.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static UInt128 Read(SqliteRow row, int column, UInt128 absent) => row.IsNull(column) ? absent : StoredNumber.Parse<UInt128>(row.ReadUtf8(column));
}
