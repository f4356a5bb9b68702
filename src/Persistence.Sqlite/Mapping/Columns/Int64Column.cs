using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Column : ISqliteColumn<long>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, long value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static long Read(SqliteRow row, int column, long absent) => row.TryReadInt64(column, out var value) ? value : absent;
}
