namespace Persistence.Serialization;

/// <content>Values that System.Text.Json reads.</content>
public ref partial struct JsonReader
{
    /// <summary>Starts before a value that stands inside of others.</summary>
    /// <param name="utf8">The text of the value.</param>
    /// <param name="depth">How many stand around it.</param>
    internal JsonReader(ReadOnlySpan<byte> utf8, int depth)
    {
        _text = utf8;
        _depth = depth;
    }

    /// <summary>Makes the error for a value that was just passed and that its serializer does not take.</summary>
    /// <param name="length">The length of its text.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="cause">What the serializer threw.</param>
    /// <returns>The error, with the member.</returns>
    internal readonly JsonDataException Unread(int length, string problem, Exception cause)
    {
        var start = Position - length;
        var member = JsonPath.At(_text[..start], default, "");
        return new(member.Length == 0 ? problem : $"member '{member}': {problem}", start, cause);
    }
}
