using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt128Column : ISqliteColumn<UInt128>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, UInt128 value) => statement.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static UInt128 Read(SqliteStatement row, int column, UInt128 absent) => row.IsNull(column) ? absent : row.ReadParsed<UInt128>(column);
}
