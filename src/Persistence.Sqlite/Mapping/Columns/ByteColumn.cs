using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteColumn : ISqliteColumn<byte>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, byte value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static byte Read(SqliteRow row, int column, byte absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<byte>(value) : absent;
}
