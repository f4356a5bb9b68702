using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Persistence.Tool.Output;

/// <summary>One line on a terminal that says how far a command has come, at which rate, and how long it will take. Elsewhere nothing is written. For one thread.</summary>
/// <param name="what">What is counted, for example <c>sessions</c>.</param>
/// <param name="terminal">The terminal; null where there is none.</param>
internal sealed class ProgressLine(string what, TextWriter? terminal) : IDisposable
{
    private static readonly long s_interval = Stopwatch.Frequency / 5;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly IAnsiConsole? _console = terminal is null ? null : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
    private long _shown;
    private int _width;

    /// <summary>How many there are, as far as is known; 0 where it is not.</summary>
    public long Total { get; init; }

    /// <summary>Reports how far it has come.</summary>
    /// <param name="done">How many are done.</param>
    public void Report(long done) => Report(done, Total);

    /// <summary>Reports how far it has come.</summary>
    /// <param name="done">How many are done.</param>
    /// <param name="total">Of how many; 0 where that is not known.</param>
    public void Report(long done, long total)
    {
        var now = Stopwatch.GetTimestamp();
        if (_console is null || now - _shown < s_interval)
        {
            return;
        }

        _shown = now;
        var text = Text(what, done, total, Stopwatch.GetElapsedTime(_start, now));
        _width = Math.Max(_width, text.Length);
        _console.Markup($"\r[grey]{Markup.Escape(text.PadRight(_width))}[/]");
    }

    /// <summary>The line.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="total">Of how many; 0 where that is not known.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Text(string what, long done, long total, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var left = total > done && rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Min((total - done) / rate, 359_999)):hh\\:mm\\:ss} left") : "";
        var of = total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0}{of} {what}, {rate:N0}/s{left}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_width > 0)
        {
            _console!.Markup("\r" + new string(' ', _width) + "\r");
        }
    }
}
