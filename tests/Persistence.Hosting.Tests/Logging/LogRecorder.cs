using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Persistence.Hosting.Tests.Logging;

/// <summary>Keeps what stores log; the host's own lines are left out.</summary>
internal sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _all = new();

    public IReadOnlyCollection<LogLine> All => _all;

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
        // The lines are read after the host has ended.
    }

    private sealed class Recorder(LogRecorder log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category.StartsWith("Persistence", StringComparison.Ordinal))
            {
                log._all.Enqueue(new LogLine(category, logLevel, eventId.Id, formatter(state, exception), exception));
            }
        }
    }
}
