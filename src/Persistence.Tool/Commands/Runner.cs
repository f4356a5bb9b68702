using System.CommandLine;
using System.CommandLine.Parsing;
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
    /// <param name="cancellation">Ends the command, as Ctrl-C and SIGTERM do.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] arguments, ToolInvocation? invocation = null, CancellationToken cancellation = default)
    {
        invocation ??= new ToolInvocation();
        var parsed = CommandTree.Make().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await invocation.Error.WriteLineAsync($"persist: {Explain(FirstOf(parsed.Errors))}").ConfigureAwait(false);
            return Failed;
        }

        (invocation.ProcessTerminationTimeout, invocation.EnableDefaultExceptionHandler) = (s_termination, false);
        return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does; gives the exit code.</param>
    public static void SetAction(Command command, Func<ToolContext, int> action) =>
        // A thread of its own: the pool's are for the answers of servers.
        command.SetAction((parsed, cancellation) => Task.Factory.StartNew(() => Run(parsed, action, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

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
            return problem is SessionCorruptedException ? Found : Failed;
        }
    }

    // An unknown option takes the place of an argument, and that argument is then one too many; an unknown command is one that is missing, too.
    private static string FirstOf(IReadOnlyList<ParseError> errors) =>
        (errors.FirstOrDefault(static error => error.Message.Contains(Arguments.NoOption, StringComparison.Ordinal)) ?? errors.FirstOrDefault(static error => error.Message.StartsWith("Unrecognized", StringComparison.Ordinal)) ?? errors[0]).Message;

    // Of a value that does not fit, the parser names a type of .NET; all that are no texts are numbers.
    private static string Explain(string problem) =>
        problem.IndexOf(" as expected type ", StringComparison.Ordinal) is > 0 and var at ? problem[..at] + " as a number." : problem.Contains("--help", StringComparison.Ordinal) ? problem : problem + " See --help.";

    private static string Explain(Exception problem) => problem switch
    {
        ToolException or ForeignDataException or SessionException => problem.Message,
        OperationCanceledException => "stopped; what was done stays, and the same command goes on from there.",
        UnauthorizedAccessException => $"permission was denied: {problem.Message}",
        IOException => $"it could not be read or written: {problem.Message}",
        StackExchange.Redis.RedisException or TimeoutException => $"the server cannot be used: {Redis.RedisProblem.Text(problem)}.",
        Microsoft.Data.Sqlite.SqliteException fault => $"the database cannot be used: {ProblemOf(fault)}",
        _ => $"this is a fault of persist itself; please report it: {problem.GetType().Name}: {problem.Message}",
    };

    private static string ProblemOf(Microsoft.Data.Sqlite.SqliteException fault) =>
        fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL ? "the disk is full: free some space, and run the same command again." : fault.Message;
}
