using System.Diagnostics;
using System.Globalization;

namespace Persistence.Benchmarks.Tails;

/// <summary>A process that commits one entry for each line it is given, and answers when the commit returned: all processes of a machine share the clock.</summary>
internal static class TailWriter
{
    /// <summary>The first argument of such a process.</summary>
    public const string Argument = "tail-writer";

    /// <summary>Starts one.</summary>
    public static Process Start(TailPlace place, string key)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] assembly = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(TailWriter).Assembly.Location] : [];
        foreach (var argument in (string[])[.. assembly, Argument, place.Kind, place.Where, key])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Is one.</summary>
    public static int Run(string[] arguments)
    {
        using var store = new TailPlace(arguments[1], arguments[2]).Open();
        while (Console.In.ReadLine() is not null)
        {
            store.AppendMessages(arguments[3], new TailMessage("Agent-7", new string('x', 160)));
            Console.Out.WriteLine(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }

        return 0;
    }
}
