using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Persistence.Tool.Output;

/// <summary>One line on a terminal that says how far a command has come, at which rate, and how long it will take. Elsewhere nothing is written. For one thread.</summary>
/// <param name="what">What is counted, for example <c>sessions</c>.</param>
/// <param name="isShown">Whether the standard error is a terminal.</param>
internal sealed class ProgressLine(string what, bool isShown) : IDisposable
{
    private static readonly long s_interval = Stopwatch.Frequency / 5;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly IAnsiConsole? _console = isShown ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }) : null;
    private long _shown;

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
        _console.Markup($"\r[grey]{Markup.Escape(Text(what, done, total, Stopwatch.GetElapsedTime(_start, now)))}[/]  ");
    }

    /// <summary>The line.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="total">Of how many; 0 where that is not known.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Text(string what, long done, long total, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var left = total > done && rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds((total - done) / rate):hh\\:mm\\:ss} left") : "";
        var of = total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0}{of} {what}, {rate:N0}/s{left}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_shown != 0)
        {
            _console!.Markup("\r" + new string(' ', 70) + "\r");
        }
    }
}
