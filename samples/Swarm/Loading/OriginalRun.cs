using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Swarm.Stores;

namespace Swarm.Loading;

/// <summary>Runs the same load through the original's behaviour, which <c>compare/original.py</c> has in Python.</summary>
public static class OriginalRun
{
    /// <summary>Runs it.</summary>
    /// <param name="kind">On which backend; it has none for Redis.</param>
    /// <param name="folder">A folder of its own, on the same disk.</param>
    /// <param name="size">How much.</param>
    /// <param name="seconds">After which time it stops writing.</param>
    /// <returns>Null where there is no Python.</returns>
    /// <exception cref="SwarmException">It failed.</exception>
    public static OriginalResult? Run(StoreKind kind, string folder, LoadSize size, int seconds)
    {
        ArgumentNullException.ThrowIfNull(size);
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "original.py"), kind == StoreKind.Json ? "json" : "sqlite", folder, Text(size.Chats), Text(size.Messages), Text(seconds)];
        Array.ForEach(arguments, start.ArgumentList.Add);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Parse(output) : throw SwarmException.Refused("The original's behaviour failed; its error stands above.");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static OriginalResult Parse(string output)
    {
        using var json = JsonDocument.Parse(output);
        return new OriginalResult(json.RootElement.GetProperty("written").GetInt32(), Seconds("writing"), json.RootElement.GetProperty("read").GetInt32(), Seconds("reading"), json.RootElement.GetProperty("durability").GetString()!);

        TimeSpan Seconds(string name) => TimeSpan.FromSeconds(json.RootElement.GetProperty(name).GetDouble());
    }
}
