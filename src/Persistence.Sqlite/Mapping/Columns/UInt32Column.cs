using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Column : ISqliteColumn<uint>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, uint value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static uint Read(SqliteRow row, int column, uint absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<uint>(value) : absent;
}
