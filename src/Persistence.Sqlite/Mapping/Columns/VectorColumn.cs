using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Sqlite.Mapping;

/// <summary>A BLOB column of numbers of 32 bits, the lowest byte first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VectorColumn : ISqliteColumn<float[]?>
{
    /// <inheritdoc/>
    public static void Bind(SqliteParameters parameters, int parameter, float[]? value)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (value is null)
        {
            parameters.BindNull(parameter);
        }
        else
        {
            parameters.BindBytes(parameter, VectorCodec.ToBytes(value));
        }
    }

    /// <inheritdoc/>
    public static float[]? Read(SqliteRow row, int column, float[]? absent) =>
        row.IsNull(column) ? absent : VectorCodec.FromBytes(row.ReadBytes(column)) ?? throw new FormatException("numbers of four bytes were expected");
}
