using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string, <c>yyyy-MM-dd</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IJsonCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateOnly value) => writer.WriteQuoted(value, "O");

    /// <inheritdoc/>
    public static DateOnly Read(ref JsonReader reader)
    {
        var text = reader.ReadUtf8();
        return text.Length == 10 && IsoText.TryDate(text, out var ticks) ? DateOnly.FromDateTime(new DateTime(ticks)) : throw reader.Problem("a date was expected");
    }
}
