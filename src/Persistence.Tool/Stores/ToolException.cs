namespace Persistence.Tool.Stores;

/// <summary>The command cannot run: exit code 2, and one line that says why and what to do.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">What it is due to.</param>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
