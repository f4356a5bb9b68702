namespace Persistence.Tool.Foreign;

/// <summary>What was to be imported cannot be: one line, which says which file and what to do.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">What it is due to.</param>
internal sealed class ForeignDataException(string message, Exception? inner = null) : Exception(message, inner);
