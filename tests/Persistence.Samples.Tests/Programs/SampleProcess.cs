using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Persistence.Samples.Tests.Programs;

/// <summary>A sample that runs as a process of its own.</summary>
public sealed class SampleProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task<string> _error;

    /// <summary>Starts a sample.</summary>
    public SampleProcess(string sample, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        foreach (var argument in arguments.Prepend(Repository.Program(sample)))
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs a sample to its end.</summary>
    public static ProgramResult Run(string sample, string folder, params string[] arguments)
    {
        using var process = new SampleProcess(sample, folder, arguments);
        return process.Finish();
    }

    /// <summary>Reads the output until the program says that more than so many messages are stored.</summary>
    /// <returns>The number it said; -1 when it ended before.</returns>
    public int WaitForProgress(int moreThan)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.Append(line).Append('\n');
            var words = line.Split(' ');
            if (words is [_, "of", _] && int.Parse(words[0], CultureInfo.InvariantCulture) is var stored && stored > moreThan)
            {
                return stored;
            }
        }

        return -1;
    }

    /// <summary>Reads the output up to a line that begins with a text.</summary>
    public void WaitFor(string text)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            _output.Append(line).Append('\n');
            if (line.StartsWith(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"It ended before '{text}': {_error.GetAwaiter().GetResult()}");
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Sends a signal, for example INT for Ctrl-C.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public ProgramResult Finish()
    {
        _output.Append(_process.StandardOutput.ReadToEnd());
        _process.WaitForExit();
        return new ProgramResult(_process.ExitCode, _output.ToString(), _error.GetAwaiter().GetResult());
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
}
