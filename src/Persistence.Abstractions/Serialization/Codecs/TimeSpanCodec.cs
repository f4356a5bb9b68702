using System.ComponentModel;
using System.Globalization;

namespace Persistence.Serialization;

/// <summary>A JSON string in the constant format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IJsonCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TimeSpan value) => writer.WriteQuoted(value, "c");

    /// <inheritdoc/>
    public static TimeSpan Read(ref JsonReader reader) => TimeSpan.TryParseExact(reader.ReadString(), "c", CultureInfo.InvariantCulture, out var value) ? value : throw reader.Problem("a duration was expected");
}
