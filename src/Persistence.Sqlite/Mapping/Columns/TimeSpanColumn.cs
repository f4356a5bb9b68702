using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column in the constant format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanColumn : ISqliteColumn<TimeSpan>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, TimeSpan value) => parameters.BindFormatted(parameter, value, "c");

    /// <inheritdoc/>
    public static TimeSpan Read(SqliteRow row, int column, TimeSpan absent) => row.IsNull(column) ? absent
        : TimeSpan.TryParseExact(row.ReadText(column), "c", CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("a duration was expected");
}
