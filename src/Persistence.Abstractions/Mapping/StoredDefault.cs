using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>The defaults of members that JSON leaves out, as columns hold them: what a class records of types of which nothing else says it (docs/stored-shape.md).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredDefault
{
    private const string Unknown = "null";

    /// <summary>The default of a type that stands in its column as JSON.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <returns>That JSON as a JSON text without apostrophes; null in JSON where the default cannot be written, so that no column holds it.</returns>
    public static string OfJson<T, TCodec>()
        where TCodec : IJsonCodec<T>
    {
        // The column of an element that was never set is NULL, for null is an element, too.
        if (typeof(T) == typeof(JsonElement) || Write<T, TCodec>() is not { } json)
        {
            return Unknown;
        }

        var text = new JsonWriter();
        text.WriteString(Encoding.UTF8.GetString(json.Written));
        return Plain(text);
    }

    /// <summary>The default of a type that stands in its column as a text.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec, which writes the same text.</typeparam>
    /// <returns>The text in JSON, without apostrophes; null in JSON where the default cannot be written, so that no column holds it.</returns>
    public static string OfText<T, TCodec>()
        where TCodec : IJsonCodec<T> =>
        Write<T, TCodec>() is { } json ? Plain(json) : Unknown;

    private static JsonWriter? Write<T, TCodec>()
        where TCodec : IJsonCodec<T>
    {
        try
        {
            var writer = new JsonWriter();
            TCodec.Write(writer, default!);
            return writer.HasFailures ? null : writer;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Code of the type itself, which is not made for its default.
            return null;
        }
    }

    // The text that it is put into has apostrophes in place of quotes.
    private static string Plain(JsonWriter json) => Encoding.UTF8.GetString(json.Written).Replace("'", "\\u0027", StringComparison.Ordinal);
}
