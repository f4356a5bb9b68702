using System.Text.Json.Nodes;

namespace Persistence.Engine;

/// <summary>A piece of the text of an object that steps are given: a member that they look at, or members that they do not.</summary>
internal record struct StepPlace
{
    /// <summary>Where it begins.</summary>
    public int Start { get; init; }

    /// <summary>Where the value of a member begins.</summary>
    public int Value { get; init; }

    /// <summary>Where it ends.</summary>
    public int End { get; set; }

    /// <summary>The name of the member; null for those that no step looks at.</summary>
    public string? Name { get; init; }

    /// <summary>The value that was read.</summary>
    public JsonNode? Node { get; init; }

    /// <summary>The same as a text; null where it is none, or may be taken as something else.</summary>
    public string? Text { get; init; }

    /// <summary>The value after the steps.</summary>
    public JsonNode? Now { get; set; }

    /// <summary>Whether the object has the member after the steps.</summary>
    public bool IsThere { get; set; }

    /// <summary>Whether the text is what it was. An object or an array may have changed in its place.</summary>
    public readonly bool IsUnchanged => Name is null || (IsThere && ReferenceEquals(Now, Node) && Now is null or JsonValue);
}
