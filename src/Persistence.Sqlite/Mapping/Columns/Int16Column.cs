using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Column : ISqliteColumn<short>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, short value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static short Read(SqliteRow row, int column, short absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<short>(value) : absent;
}
