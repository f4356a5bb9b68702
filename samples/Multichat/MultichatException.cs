namespace Multichat;

/// <summary>Something the user can put right. The message is one line, and all that is shown of it.</summary>
public sealed class MultichatException : Exception
{
    private MultichatException(string message, int exitCode, Exception? innerException = null) : base(message, innerException) =>
        ExitCode = exitCode;

    /// <summary>The program's exit code: 2 where the command line is wrong, 1 for everything else.</summary>
    public int ExitCode { get; }

    /// <summary>The command line is wrong.</summary>
    public static MultichatException Usage(string problem) =>
        new($"{problem} 'dotnet run --project samples/Multichat -- --help' lists the arguments.", 2);

    /// <summary>What was asked for cannot be done.</summary>
    public static MultichatException Failure(string problem, Exception? cause = null) => new(problem, 1, cause);
}
