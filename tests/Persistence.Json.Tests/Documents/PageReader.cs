using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Persistence.Json.Tests.Documents;

/// <summary>docs/json-format.md: its example, and its reader in Python, run as they stand there.</summary>
internal static class PageReader
{
    /// <summary>The whole page.</summary>
    public static string Page([CallerFilePath] string source = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "json-format.md")).ReplaceLineEndings("\n");

    /// <summary>The text of the page's code block in a language.</summary>
    public static string Block(string language)
    {
        var page = Page();
        var start = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>Runs the page's reader on a file; skips the test where there is no Python.</summary>
    /// <returns>The exit code, and what it wrote.</returns>
    public static (int ExitCode, string Output) Run(string file)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-c", Block("python"), file } };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = StartOrSkip(start);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static Process StartOrSkip(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no python3");
            throw;
        }
    }
}
