using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string in ISO 8601 with offset.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCodec : IJsonCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateTimeOffset value) => writer.WriteDate(value);

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref JsonReader reader) => JsonDates.ReadDateTimeOffset(ref reader);
}
