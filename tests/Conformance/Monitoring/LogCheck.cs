using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Persistence.Conformance;

/// <summary>A log that looks at each value of each record, and keeps those that are none of the known ones.</summary>
internal sealed partial class LogCheck : ILoggerFactory, ILogger
{
    private static readonly HashSet<string> s_reasons =
    [
        "another process was writing", "damaged data was moved to quarantine", "a torn write was cut off", "the newline of the last commit was missing", "ids without entries were removed from a log",
    ];

    private static readonly Dictionary<string, Func<string, bool>> s_texts = new()
    {
        ["Store"] = IsStore,
        ["Reason"] = static text => s_reasons.Contains(text) || MonitoredRun.IsException(text) || Shape().IsMatch(text),
        ["Indexes"] = static text => text.Split(", ").All(MonitoredRun.IsIndex),
        ["Session"] = MonitoredRun.IsSession,
        ["Key"] = static text => text.Length == 0,
    };

    private readonly ConcurrentDictionary<string, byte> _wrong = new();
    private readonly ConcurrentDictionary<int, byte> _ids = new();

    /// <summary>What was found; empty when all is well.</summary>
    public IEnumerable<string> Wrong => _wrong.Keys;

    /// <summary>The ids of the events that were logged.</summary>
    public IEnumerable<int> Ids => _ids.Keys;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // Stores go on logging when the services that made the log have ended.
    }

    // A scope would be a place for a key, too.
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _wrong[$"scope {state}"] = 0;
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _ids[eventId.Id] = 0;
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values || exception is not null)
        {
            _wrong[$"event {eventId.Id}: {formatter(state, exception)} {exception?.GetType()}"] = 0;
            return;
        }

        foreach (var (name, value) in values.Where(static one => one.Key != "{OriginalFormat}" && !IsKnown(one.Key, one.Value)))
        {
            _wrong[$"event {eventId.Id}: {name} = {value}"] = 0;
        }
    }

    private static bool IsKnown(string name, object? value) => value is string text
        ? s_texts.TryGetValue(name, out var isKnown) && isKnown(text)
        : name is "Count" or "Seconds" or "Purged" or "Compacted" or "Freed" && value is int or long or double;

    private static bool IsStore(string text) => Store().Match(text) is { Success: true } match && match.Groups.Values.Skip(1).All(static group => !group.Success || MonitoredRun.IsClass(group.Value));

    // Places by storage names, and the types of what is stored there.
    [GeneratedRegex(@"^a class of SchemaVersion \d+ and another shape opened it last(?:[:;] (?:(?:key|ttl|steps|header \S+|log \S+) (?:was|is) [a-zA-Z0-9<>=,?:. \[\]{}#_-]*|and \d+ more))*\. Raise SchemaVersion with a change of the shape that programs from before are to be refused for$")]
    private static partial Regex Shape();

    // The place is what the program gave the store.
    [GeneratedRegex(@"^(?:JSON store '[^']*' \(class (\w+)\)|SQLite database '[^']*'(?:, table '(\w+)')?|Redis store '[^']*' at [^()]+ \(class (\w+)\))$")]
    private static partial Regex Store();
}
