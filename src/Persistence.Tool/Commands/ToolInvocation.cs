using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Tool.Commands;

/// <summary>Where a command line writes to.</summary>
internal sealed class ToolInvocation : InvocationConfiguration
{
    private readonly Stream? _results;

    /// <summary>The standard output and error of the process.</summary>
    public ToolInvocation() => IsTerminal = !Console.IsErrorRedirected;

    /// <summary>Streams of the caller's, as a file would be.</summary>
    /// <param name="results">Receives results; it stays open.</param>
    /// <param name="notes">Receives everything else.</param>
    public ToolInvocation(Stream results, TextWriter notes)
    {
        _results = results;
        Error = notes;
        Output = notes;
    }

    /// <summary>Whether progress can be shown.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Opens the stream for results.</summary>
    public Stream OpenResults() => _results is not null ? new UnclosedStream(_results) : OperatingSystem.IsWindows() ? new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0) : new StandardOutput();
}
