using System.ComponentModel;
using System.Globalization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A TEXT column: 27 characters of clock time, which sort by value, then Z for UTC or the offset for local time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeColumn : ISqliteColumn<DateTime>
{
    /// <inheritdoc/>
    public static void Bind(SqliteStatement statement, int parameter, DateTime value) => statement.BindFormatted(parameter, value, "O");

    /// <inheritdoc/>
    public static DateTime Read(SqliteStatement row, int column, DateTime absent) => row.IsNull(column) ? absent : DateTime.ParseExact(row.ReadText(column), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
