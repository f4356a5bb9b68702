using Xunit;

namespace Persistence.Samples.Tests.Programs;

/// <summary>What a finished program left.</summary>
public sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of its output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Asserts that it succeeded, and said nothing on standard error.</summary>
    public ProgramResult Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"Exit code {ExitCode}\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Asserts that it failed with one line on standard error that holds a text, and no stack trace.</summary>
    public void Failed(int exitCode, string text)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode}, not {exitCode}\n{Output}\n{Error}");
        var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(text, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }

    /// <summary>The value of a row of the table at the end.</summary>
    public string Row(string name) =>
        Assert.Single(Lines, line => line.StartsWith($"{name,-16} ", StringComparison.Ordinal))[17..].Trim();
}
