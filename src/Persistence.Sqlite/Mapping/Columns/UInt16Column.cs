using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Column : ISqliteColumn<ushort>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, ushort value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static ushort Read(SqliteRow row, int column, ushort absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<ushort>(value) : absent;
}
