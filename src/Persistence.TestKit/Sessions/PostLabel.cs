using System.Text.Json.Serialization;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry whose type is not taken apart.</summary>
public sealed class PostLabel
{
    /// <summary>The id; it may be missing.</summary>
    public string? Code { get; init; }

    /// <summary>A text.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What serializes it.</summary>
[JsonSerializable(typeof(PostLabel))]
internal sealed partial class PostLabels : JsonSerializerContext;
