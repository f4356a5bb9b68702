using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>A BLOB column of bytes that are never null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryColumn : ISqliteColumn<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, ReadOnlyMemory<byte> value) => parameters.BindBytes(parameter, value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(SqliteRow row, int column, ReadOnlyMemory<byte> absent) => row.IsNull(column) ? absent : row.ReadBytes(column).ToArray();
}
