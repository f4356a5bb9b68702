using System.Text;
using Persistence.Tool.Commands;

namespace Persistence.Tool.Tests.Harness;

/// <summary>Runs the tool in this process, as a shell would with its output in a file.</summary>
internal static class Persist
{
    /// <summary>Runs a command line.</summary>
    public static async Task<(int Code, string Results, string Notes)> Run(params string[] arguments)
    {
        using var results = new MemoryStream();
        using var notes = new StringWriter { NewLine = "\n" };
        var code = await Runner.Run(arguments, new ToolInvocation(results, notes));
        return (code, Encoding.UTF8.GetString(results.ToArray()), notes.ToString());
    }

    /// <summary>Runs a command line on a terminal, whose first line of progress stops it as Ctrl-C does.</summary>
    public static async Task<(int Code, string Results, string Notes)> Stop(params string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var results = new MemoryStream();
        using var notes = new ProgressWatch(stop.Cancel);
        var code = await Runner.Run(arguments, new ToolInvocation(results, notes) { IsTerminal = true }, stop.Token);
        return (code, Encoding.UTF8.GetString(results.ToArray()), notes.ToString());
    }

    /// <summary>Runs a command line that has to succeed.</summary>
    public static async Task<string> Succeed(params string[] arguments)
    {
        var (code, results, notes) = await Run(arguments);
        Assert.True(code == 0, $"persist {string.Join(' ', arguments)} ended with {code}: {notes}{results}");
        return results;
    }

    /// <summary>The checksum of everything that a store holds.</summary>
    public static async Task<string> DigestOf(string store) => (await Succeed("stats", store)).TrimEnd('\n').Split("sha256 ")[^1];
}
