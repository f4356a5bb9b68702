using Persistence.Generators.Model;

namespace Persistence.Generators.Emission.Codec;

/// <summary>What keeps the members that a class does not know, in C#.</summary>
internal static class ExtensionDataText
{
    /// <summary>The type of its values, and their codec, as type arguments.</summary>
    public static string Arguments(ExtensionDataKind kind) => kind switch
    {
        ExtensionDataKind.Nodes => "sys::Text.Json.Nodes.JsonNode, json::JsonNodeCodec<sys::Text.Json.Nodes.JsonNode>",
        ExtensionDataKind.Elements => "sys::Text.Json.JsonElement, json::JsonElementCodec",
        _ => "object, json::AnyCodec",
    };

    /// <summary>The type of its values.</summary>
    public static string ValueType(ExtensionDataKind kind) => kind switch
    {
        ExtensionDataKind.Nodes => "sys::Text.Json.Nodes.JsonNode",
        ExtensionDataKind.Elements => "sys::Text.Json.JsonElement",
        _ => "object",
    };

    /// <summary>An expression that makes one, where the class made none.</summary>
    public static string New(ExtensionDataKind kind) => kind == ExtensionDataKind.Nodes
        ? "new sys::Text.Json.Nodes.JsonObject()"
        : $"new sys::Collections.Generic.Dictionary<string, {ValueType(kind)}>()";
}
