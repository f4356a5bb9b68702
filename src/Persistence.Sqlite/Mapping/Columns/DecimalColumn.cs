using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column of exact decimal digits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalColumn : ISqliteColumn<decimal>
{
    /// <summary>
    /// What an index is over, the same text as the index text of the number: how many digits stand before the point, then the digits without zeros at the end. A negative number's are what each
    /// lacks to nine, which exchanging them in pairs gives.
    /// </summary>
    public const string Digits = "CASE WHEN substr({0}, 1, 1) = '-' AND rtrim({0}, '0.') <> '-'"
        + " THEN '0' || rtrim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace("
        + "printf('%02d', instr({0} || '.', '.') - 2) || replace(substr({0}, 2), '.', '')"
        + ", '0', 'x'), '9', '0'), 'x', '9'), '1', 'x'), '8', '1'), 'x', '8'), '2', 'x'), '7', '2'), 'x', '7'), '3', 'x'), '6', '3'), 'x', '6'), '4', 'x'), '5', '4'), 'x', '5'), '9') || '~'"
        + " ELSE rtrim('1' || printf('%02d', instr(ltrim({0}, '-') || '.', '.') - 1) || replace(ltrim({0}, '-'), '.', ''), '0') END";

    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, decimal value) => parameters.BindFormatted(parameter, value);

    /// <inheritdoc/>
    public static decimal Read(SqliteRow row, int column, decimal absent) => row.IsNull(column) ? absent : StoredNumber.Parse<decimal>(row.ReadUtf8(column));
}
