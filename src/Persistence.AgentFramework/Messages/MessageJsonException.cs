namespace Persistence.AgentFramework.Messages;

/// <summary>A message that the package, or the options of the user, cannot write as JSON.</summary>
internal sealed class MessageJsonException(string message, Exception? reason) : Exception(message, reason);
