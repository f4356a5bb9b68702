using System.CommandLine;
using System.Globalization;
using System.Text;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist show</c>: one session, with its last entries.</summary>
internal static class ShowCommand
{
    private static readonly Option<long> s_last = new("--last") { Description = "how many of the last entries of each log", HelpName = "count", DefaultValueFactory = static _ => 10 };
    private static readonly Option<string?> s_log = new("--log") { Description = "only this log, by its storage name", HelpName = "log" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("show", "Shows a session: its header, and the last entries of its logs.", "persist show chat.db chat-1 --last 20", Arguments.Store, Arguments.Key, Arguments.Class, s_log, s_last, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var stored = context.ClassOf(reader, context.Parsed.GetRequiredValue(Arguments.Key), out var session);
        using (session)
        {
            WriteHead(context.Output, stored, session.Head);
            foreach (var log in session.Head.Logs.Where(log => context.Parsed.GetValue(s_log) is not { } wanted || log.Name == wanted))
            {
                WriteLog(context, session, log);
            }
        }

        return Runner.Fine;
    }

    private static void WriteHead(ToolOutput output, StoredClass stored, SessionHead head)
    {
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{stored.Name} {head.Key}"));
        output.Line(string.Create(CultureInfo.InvariantCulture, $"  version {head.Version}, token {head.Token:x16}, schema version {head.Schema}{(head.ExpiresText is { } time ? ", expires " + time : "")}"));
        if (head is { Lease: { } lease, Remaining.Ticks: > 0 })
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  leased by {lease.Holder}, number {lease.Number}, {head.Remaining.TotalSeconds:F0} s left"));
        }

        output.Line("  " + Encoding.UTF8.GetString(head.Header));
        output.Json(line => line.Text("class", stored.Name).Text("key", head.Key).Number("version", head.Version).Text("token", head.Token.ToString("x16", CultureInfo.InvariantCulture)).Number("schema", head.Schema)
            .Text("expires", head.ExpiresText).Raw("header", head.Header).Numbers("logs", head.Logs.Select(static log => (log.Name, log.Count))));
    }

    private static void WriteLog(ToolContext context, IOpenSession session, LogHead log)
    {
        var sequence = Math.Max(0, log.Count - Math.Max(0, context.Parsed.GetValue(s_last)));
        context.Output.Line(string.Create(CultureInfo.InvariantCulture, $"{log.Name}: {log.Count} entries{(sequence > 0 ? $", from {sequence + 1} on" : "")}"));
        session.Read(log.Name, sequence, entry => EntryLine.Write(context.Output, log.Name, ++sequence, entry));
    }
}
