using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A BLOB column of numbers of 32 bits, the lowest byte first, that are never null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorMemoryColumn : ISqliteColumn<ReadOnlyMemory<float>>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, ReadOnlyMemory<float> value)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.BindBytes(parameter, VectorCodec.ToBytes(value.Span));
    }

    /// <inheritdoc/>
    public static ReadOnlyMemory<float> Read(SqliteRow row, int column, ReadOnlyMemory<float> absent) =>
        row.IsNull(column) ? absent : VectorCodec.FromBytes(row.ReadBytes(column)) ?? throw new FormatException("numbers of four bytes were expected");
}
