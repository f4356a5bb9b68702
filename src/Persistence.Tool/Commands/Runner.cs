using System.CommandLine;
using Persistence.Tool.Foreign;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary>Runs commands: makes every failure one line and an exit code.</summary>
internal static class Runner
{
    /// <summary>Everything is fine.</summary>
    public const int Fine = 0;

    /// <summary>The command ran, and found damage or differences.</summary>
    public const int Found = 1;

    /// <summary>The command could not run, or not to its end.</summary>
    public const int Failed = 2;

    // What writes ends its step at a point from which the next run goes on.
    private static readonly TimeSpan s_termination = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="invocation">Where it writes to, if not to the standard output and error.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] arguments, ToolInvocation? invocation = null)
    {
        invocation ??= new ToolInvocation();
        var parsed = CommandTree.Make().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await invocation.Error.WriteLineAsync($"persist: {parsed.Errors[0].Message}").ConfigureAwait(false);
            return Failed;
        }

        (invocation.ProcessTerminationTimeout, invocation.EnableDefaultExceptionHandler) = (s_termination, false);
        return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does; gives the exit code.</param>
    public static void SetAction(Command command, Func<ToolContext, int> action) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, action, cancellation), CancellationToken.None));

    private static int Run(ParseResult parsed, Func<ToolContext, int> action, CancellationToken cancellation)
    {
        var invocation = (ToolInvocation)parsed.InvocationConfiguration;
        try
        {
            using var results = invocation.OpenResults();
            using var output = new ToolOutput(results, invocation.Error, parsed.GetValue(Arguments.Json), invocation.IsTerminal);
            var code = action(new ToolContext(parsed, output, cancellation));
            output.Flush();
            return code;
        }
        catch (Exception problem)
        {
            invocation.Error.WriteLine($"persist: {Explain(problem).ReplaceLineEndings(" ")}");
            return Failed;
        }
    }

    private static string Explain(Exception problem) => problem switch
    {
        ToolException or ForeignDataException or SessionException => problem.Message,
        OperationCanceledException => "stopped; what was done stays, and the same command goes on from there.",
        UnauthorizedAccessException => $"permission was denied: {problem.Message}",
        IOException => $"it could not be read or written: {problem.Message}",
        StackExchange.Redis.RedisException or TimeoutException => $"the server cannot be used: {problem.Message}",
        Microsoft.Data.Sqlite.SqliteException => $"the database cannot be used: {problem.Message}",
        _ => $"this is a fault of persist itself; please report it: {problem.GetType().Name}: {problem.Message}",
    };
}
