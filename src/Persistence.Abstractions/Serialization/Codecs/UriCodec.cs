using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string: the URI as it was written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IJsonCodec<Uri?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Uri? value) => writer.WriteString(value?.OriginalString);

    /// <inheritdoc/>
    public static Uri? Read(ref JsonReader reader) => reader.ReadString() is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null;
}
