namespace Swarm;

/// <summary>Something that a caller can put right. The message is one line, and all that is shown of it.</summary>
public sealed class SwarmException : Exception
{
    private SwarmException(string message, int exitCode, Exception? innerException = null) : base(message, innerException) => ExitCode = exitCode;

    /// <summary>The program's exit code: 2 where the command line is wrong, 1 for everything else.</summary>
    public int ExitCode { get; }

    /// <summary>The command line is wrong.</summary>
    public static SwarmException Usage(string problem) => new($"{problem} 'dotnet run --project samples/Swarm -- --help' lists the arguments.", 2);

    /// <summary>What was asked for cannot be done.</summary>
    public static SwarmException Refused(string problem, Exception? cause = null) => new(problem, 1, cause);
}
