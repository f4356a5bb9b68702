using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Column : ISqliteColumn<int>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, int value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static int Read(SqliteRow row, int column, int absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<int>(value) : absent;
}
