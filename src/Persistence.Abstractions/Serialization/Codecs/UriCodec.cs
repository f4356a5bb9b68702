using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string: the URI as it was written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IJsonCodec<Uri?>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Uri? value) => writer.WriteString(value?.OriginalString);

    /// <inheritdoc/>
    public static Uri? Read(ref JsonReader reader)
    {
        if (reader.ReadString() is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var value) ? value : throw reader.Problem("a URI was expected");
    }
}
