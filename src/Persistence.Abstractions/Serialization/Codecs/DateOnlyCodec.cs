using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>A JSON string: year, month, day.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IJsonCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateOnly value) => writer.WriteQuoted(value, "yyyy-MM-dd");

    /// <inheritdoc/>
    public static DateOnly Read(ref JsonReader reader) => DateOnly.TryParseExact(reader.ReadString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw reader.Problem("a date was expected");
}
