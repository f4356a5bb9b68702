using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string: the time since midnight.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCodec : IJsonCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TimeOnly value) => TimeSpanCodec.Write(writer, value.ToTimeSpan());

    /// <inheritdoc/>
    public static TimeOnly Read(ref JsonReader reader) => JsonDates.ReadTimeOnly(ref reader);
}
