using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column of ticks (100 ns), which sorts by value; for indexed members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanTicksColumn : ISqliteColumn<TimeSpan>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, TimeSpan value) => parameters.BindInt64(parameter, value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(SqliteRow row, int column, TimeSpan absent) => row.TryReadInt64(column, out var value) ? TimeSpan.FromTicks(value) : absent;
}
