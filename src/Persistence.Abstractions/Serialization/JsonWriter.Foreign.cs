namespace Persistence.Serialization;

/// <content>Values that System.Text.Json wrote.</content>
public sealed partial class JsonWriter
{
    /// <summary>Whether the text is compared and not stored, so that nobody reads it.</summary>
    internal bool IsForComparison { get; init; }

    /// <summary>Writes a finished value, if a store can read it here.</summary>
    /// <param name="text">The value.</param>
    /// <exception cref="JsonDataException">It cannot: nothing is written.</exception>
    internal void Embed(ReadOnlySpan<byte> text)
    {
        var check = new JsonReader(text, _depth);
        check.ReadRaw();
        check.End();
        WriteRaw(text);
    }
}
