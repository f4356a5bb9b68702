using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Persistence.Swarm.Tests.Programs;

/// <summary>The program as a process of its own.</summary>
public sealed class SwarmProgram : IDisposable
{
    private static readonly string s_path = typeof(SwarmProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "SwarmProgram").Value!;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task<string> _error;

    /// <summary>Starts it.</summary>
    public SwarmProgram(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        Array.ForEach([s_path, "--folder", folder, .. arguments], start.ArgumentList.Add);
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output => _output.ToString();

    /// <summary>Reads the output up to the address of the page.</summary>
    public Uri WaitForPage()
    {
        const string Mark = "-- page: ";
        while (ReadLine() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                return new Uri(line[Mark.Length..]);
            }
        }

        throw Ended("it had a page");
    }

    /// <summary>Reads the output up to the message with a number, or higher.</summary>
    public void WaitForMessage(int number)
    {
        while (ReadLine() is { } line)
        {
            if (int.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "", CultureInfo.InvariantCulture, out var sequence) && sequence >= number)
            {
                return;
            }
        }

        throw Ended($"message {number}");
    }

    /// <summary>The process ids of its agents.</summary>
    public int[] Agents() =>
    [
        .. File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Ends it, and not its agents, as kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for its end, without a failure.</summary>
    public string Finish()
    {
        while (ReadLine() is not null)
        {
            // To the end.
        }

        _process.WaitForExit();
        Assert.True(_process.ExitCode == 0, $"Exit code {_process.ExitCode}\n{_output}\n{_error.GetAwaiter().GetResult()}");
        return _output.ToString();
    }

    /// <summary>Waits for its end, with one line of an error.</summary>
    public (int ExitCode, string Error) Fail()
    {
        _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, _error.GetAwaiter().GetResult().Trim());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private InvalidOperationException Ended(string before) => new($"It ended before {before}: {_output} {_error.GetAwaiter().GetResult()}");

    private string? ReadLine()
    {
        var line = _process.StandardOutput.ReadLine();
        _output.Append(line).Append('\n');
        return line;
    }
}
