using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Persistence.Serialization;

/// <summary>Writes and reads values with metadata of System.Text.Json. For many threads.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="info">The metadata.</param>
/// <param name="source">Where it comes from, for people.</param>
internal sealed class ForeignSerializer<T>(JsonTypeInfo<T> info, string source)
{
    // Taken while a value is written, so that a converter that stores something itself gets another one.
    private ForeignBuffer? _spare;

    /// <summary>
    /// Writes a value by itself, and embeds its text: of a failure in the middle nothing stays. What is stored is read once before: a text that its serializer does not take
    /// would make the whole session unreadable.
    /// </summary>
    public void Write(JsonWriter writer, T value)
    {
        var buffer = Interlocked.Exchange(ref _spare, null) ?? new ForeignBuffer(info.Options.Encoder);
        var isWritten = false;
        try
        {
            JsonSerializer.Serialize(buffer.Json, value, info);
            var text = buffer.Finish();
            isWritten = true;
            if (!writer.IsForComparison)
            {
                JsonSerializer.Deserialize(text, info);
            }

            writer.Embed(text);
        }
        catch (Exception error) when (IsOfSerializer(error))
        {
            writer.Fail($"{source} cannot {(isWritten && error is not JsonDataException ? "read what it writes of it" : "write it")}: {Text(error)}", error);
            writer.WriteNull();
        }

        _spare = buffer.Reset();
    }

    /// <summary>Reads a value.</summary>
    public T Read(ref JsonReader reader)
    {
        var text = reader.ReadRaw();
        try
        {
            return JsonSerializer.Deserialize(text, info)!;
        }
        catch (Exception error) when (IsOfSerializer(error))
        {
            throw reader.Unread(text.Length, $"{source} cannot read it: {Text(error)}", error);
        }
    }

    // Converters throw what they like.
    private static bool IsOfSerializer(Exception error) => error is not (OutOfMemoryException or OperationCanceledException);

    private static string Text(Exception error) => error is JsonDataException own ? own.Problem : error.Message.TrimEnd('.');
}
