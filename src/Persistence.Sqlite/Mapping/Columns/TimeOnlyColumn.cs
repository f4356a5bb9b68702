using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: the time of day with seven decimals, which sorts by value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyColumn : ISqliteColumn<TimeOnly>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, TimeOnly value) => parameters.BindFormatted(parameter, value, "O");

    /// <inheritdoc/>
    public static TimeOnly Read(SqliteRow row, int column, TimeOnly absent) => row.IsNull(column) ? absent
        : TimeOnly.TryParseExact(row.ReadText(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw new FormatException("a time of day was expected");
}
