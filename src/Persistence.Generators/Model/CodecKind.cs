namespace Persistence.Generators.Model;

/// <summary>What kind of codec writes and reads a type as JSON.</summary>
public enum CodecKind
{
    /// <summary>None: a log or a keeper of unknown members is not written as one value.</summary>
    None,

    /// <summary>The codec of one value, for example of an integer.</summary>
    Value,

    /// <summary>An enum by its number.</summary>
    Enum,

    /// <summary>An enum by its name.</summary>
    EnumName,

    /// <summary>A strongly typed id, by its text.</summary>
    Parsable,

    /// <summary>A document of System.Text.Json.</summary>
    JsonElement,

    /// <summary>A document of System.Text.Json that can be changed.</summary>
    JsonNode,

    /// <summary>Whatever JSON can hold.</summary>
    Any,

    /// <summary>A struct or null.</summary>
    Nullable,

    /// <summary>A collection.</summary>
    Collection,

    /// <summary>A dictionary.</summary>
    Dictionary,

    /// <summary>The key of a dictionary.</summary>
    Key,

    /// <summary>An enum that is the key of a dictionary.</summary>
    EnumKey,

    /// <summary>A number that is written as text.</summary>
    QuotedNumber,

    /// <summary>A number that is not read from text.</summary>
    StrictNumber,

    /// <summary>A real number that may be NaN or infinite, by name.</summary>
    NamedReal,

    /// <summary>What System.Text.Json writes and reads, with metadata of the user's.</summary>
    Foreign,

    /// <summary>A codec that is generated beside the session's map.</summary>
    Generated,
}
