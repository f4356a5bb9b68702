namespace Persistence.Foreign.Tests.Corpora;

/// <summary>The packages whose public types are tried, one and all.</summary>
internal static class Packages
{
    private static readonly Dictionary<string, Type> s_all = new(StringComparer.Ordinal)
    {
        ["NodaTime"] = typeof(NodaTime.Instant),
        ["Ulid"] = typeof(Ulid),
        ["Google.Protobuf"] = typeof(Google.Protobuf.WellKnownTypes.Timestamp),
        ["ModelContextProtocol.Core"] = typeof(ModelContextProtocol.Protocol.Tool),
        ["Microsoft.Extensions.AI.Abstractions"] = typeof(Microsoft.Extensions.AI.ChatMessage),
        ["Microsoft.Agents.AI.Abstractions"] = typeof(Microsoft.Agents.AI.AgentResponse),
        ["Microsoft.SemanticKernel.Abstractions"] = typeof(Microsoft.SemanticKernel.ChatMessageContent),
        ["OpenAI"] = typeof(OpenAI.Chat.ChatMessage),
        ["OneOf"] = typeof(OneOf.OneOf<int, string>),
        ["ErrorOr"] = typeof(ErrorOr.Error),
        ["FSharp.Core"] = typeof(Microsoft.FSharp.Core.FSharpOption<int>),
    };

    /// <summary>Their names; Vogen stands for what it generates, .NET for a choice of its types.</summary>
    public static IEnumerable<string> Names => s_all.Keys.Append("Vogen").Append(".NET");

    /// <summary>Whether the stores of its types are more than a hundred, and so take long to compile.</summary>
    /// <param name="package">Its name.</param>
    public static bool IsLarge(string package) => package is "OpenAI" or "ModelContextProtocol.Core";

    /// <summary>The types of a package, in C#.</summary>
    /// <param name="package">Its name.</param>
    public static IEnumerable<string> TypesOf(string package) => package switch
    {
        ".NET" => FrameworkTypes.Names,
        "Vogen" => TypeNames.Of(typeof(Ids.Basket).Assembly).Where(static name => name.StartsWith($"global::{typeof(Ids.Basket).Namespace}.", StringComparison.Ordinal)),
        _ => TypeNames.Of(s_all[package].Assembly),
    };
}
