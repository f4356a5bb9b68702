using System.CommandLine;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist tail</c>: the entries of a session, as they are appended.</summary>
internal static class TailCommand
{
    private static readonly Option<long> s_after = new("--after") { Description = "begin after this sequence; -1 for the end", HelpName = "sequence", DefaultValueFactory = static _ => -1 };
    private static readonly Option<string?> s_log = new("--log") { Description = "only this log, by its storage name", HelpName = "log" };
    private static readonly Option<bool> s_once = new("--once") { Description = "end when everything that is stored was written" };
    private static readonly Option<int> s_interval = new("--interval") { Description = "how often to look, in milliseconds", HelpName = "ms", DefaultValueFactory = static _ => 200 };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("tail", "Follows the logs of a session: writes entries as they are appended, until Ctrl-C or until the session is deleted.", "persist tail redis://localhost/persistence chat-1 --log messages", Arguments.Store, Arguments.Key, Arguments.Class, s_log, s_after, s_once, s_interval, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var key = context.Parsed.GetRequiredValue(Arguments.Key);
        var stored = context.ClassOf(reader, key, out var first);
        var last = Begin(context, first.Head);
        var session = first;
        while (session is not null)
        {
            using (session)
            {
                WriteNew(context, session, last);
            }

            context.Output.Flush();
            if (context.Parsed.GetValue(s_once) || context.Cancellation.WaitHandle.WaitOne(Math.Clamp(context.Parsed.GetValue(s_interval), 10, 60_000)))
            {
                return Runner.Fine;
            }

            session = reader.Open(stored, key);
        }

        context.Output.Either("ended: the session was deleted or has expired", static line => line.Text("event", "ended"));
        return Runner.Fine;
    }

    private static Dictionary<string, long> Begin(ToolContext context, SessionHead head)
    {
        var after = context.Parsed.GetValue(s_after);
        return head.Logs.ToDictionary(static log => log.Name, log => after >= 0 ? Math.Min(after, log.Count) : context.Parsed.GetValue(s_once) ? 0 : log.Count, StringComparer.Ordinal);
    }

    private static void WriteNew(ToolContext context, IOpenSession session, Dictionary<string, long> last)
    {
        var wanted = context.Parsed.GetValue(s_log);
        foreach (var log in session.Head.Logs.Where(log => wanted is null || log.Name == wanted))
        {
            // A shorter log is another session of the same key.
            var sequence = last.GetValueOrDefault(log.Name) is var known && known <= log.Count ? known : 0;
            if (sequence < log.Count)
            {
                session.Read(log.Name, sequence, entry => EntryLine.Write(context.Output, log.Name, ++sequence, entry));
            }

            last[log.Name] = sequence;
        }
    }
}
