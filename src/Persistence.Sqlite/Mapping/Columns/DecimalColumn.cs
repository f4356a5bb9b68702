using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalColumn : ISqliteColumn<decimal>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, decimal value) => parameters.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static decimal Read(SqliteRow row, int column, decimal absent) => row.IsNull(column) ? absent : StoredNumber.Parse<decimal>(row.ReadUtf8(column));
}
