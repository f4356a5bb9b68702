using System.Collections;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>What feeds wrote to the log of a program: the event's id, the line and the type of the exception.</summary>
internal sealed class LoggedLines : ILoggerProvider, ILogger, IEnumerable<string>
{
    private readonly ConcurrentQueue<string> _lines = [];

    public ILogger CreateLogger(string categoryName) => categoryName == "Persistence.AspNetCore" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception?.GetType().Name}");

    public IEnumerator<string> GetEnumerator() => _lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        // Nothing is held.
    }
}
