using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Text of others in a sentence of an error.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SentencePart
{
    /// <summary>Another library's text as a part of a sentence: without its full stop.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text) => text.AsSpan().TrimEnd().EndsWith('.') ? text.AsSpan().TrimEnd().TrimEnd('.').ToString() : text;
}
