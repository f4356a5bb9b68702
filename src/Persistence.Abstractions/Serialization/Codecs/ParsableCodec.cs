using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Serialization;

/// <summary>
/// A strongly typed id as a JSON string: the text it formats itself as and parses again, in the invariant culture.
/// System.Text.Json would write its properties instead.
/// </summary>
/// <typeparam name="T">The id.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableCodec<T> : IJsonCodec<T>
    where T : ISpanParsable<T>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        // What could not be read again would make the whole session unreadable.
        if (ParsableText.Problem(value, out var text, out var cause) is { } problem)
        {
            writer.Fail(problem, cause);
        }

        writer.WriteString(text);
    }

    /// <inheritdoc/>
    public static T Read(ref JsonReader reader)
    {
        if (!typeof(T).IsValueType && reader.TryReadNull())
        {
            return default!;
        }

        var text = reader.ReadString();
        try
        {
            return ParsableText.Parse<T>(text);
        }
        catch (FormatException fault)
        {
            throw new JsonDataException($"a value of type {typeof(T).Name} was expected", reader.Position, fault.InnerException);
        }
    }
}
