using Microsoft.Extensions.Logging;

namespace Persistence.Hosting.Tests.Logging;

/// <summary>One line of the log.</summary>
internal sealed record LogLine(string Category, LogLevel Level, int Id, string Text, Exception? Fault);
