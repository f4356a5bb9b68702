using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalColumn : ISqliteColumn<decimal>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, decimal value) => statement.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static decimal Read(SqliteStatement row, int column, decimal absent) => row.IsNull(column) ? absent : row.ReadParsed<decimal>(column);
}
