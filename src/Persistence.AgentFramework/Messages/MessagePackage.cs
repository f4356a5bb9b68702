using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>The package that writes messages.</summary>
internal static class MessagePackage
{
    /// <summary>Its version, as 10.11.0: kept with each message.</summary>
    public static string Version { get; } = typeof(ChatMessage).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
