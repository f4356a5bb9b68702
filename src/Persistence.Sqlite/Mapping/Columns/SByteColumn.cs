using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>An INTEGER column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteColumn : ISqliteColumn<sbyte>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, sbyte value) => parameters.BindInt64(parameter, value);

    /// <inheritdoc/>
    public static sbyte Read(SqliteRow row, int column, sbyte absent) => row.TryReadInt64(column, out var value) ? StoredNumber.Fit<sbyte>(value) : absent;
}
