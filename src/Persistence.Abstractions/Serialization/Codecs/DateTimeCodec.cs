using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string in ISO 8601; its end shows the kind.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IJsonCodec<DateTime>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateTime value) => writer.WriteDate(value);

    /// <inheritdoc/>
    public static DateTime Read(ref JsonReader reader) => JsonDates.ReadDateTime(ref reader);
}
