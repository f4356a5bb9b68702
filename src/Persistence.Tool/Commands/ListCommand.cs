using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Output;
using Persistence.Tool.Redis;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist list</c>: the sessions of a store.</summary>
internal static class ListCommand
{
    private static readonly Option<string?> s_prefix = new("--prefix") { Description = "only keys that begin so", HelpName = "text" };
    private static readonly Option<int?> s_limit = new("--limit") { Description = "at most so many sessions of each class", HelpName = "count" };
    private static readonly Option<bool> s_keys = new("--keys") { Description = "keys only: no session is opened" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("list", "Lists the sessions of a store, in the order of their keys.", "persist list sessions --class chat", Arguments.Store, Arguments.Class, s_prefix, s_limit, s_keys, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var classes = context.Classes(reader);
        var damaged = 0;
        foreach (var stored in classes)
        {
            context.Output.Line(stored.Name);
            foreach (var key in KeysOf(context, reader, stored))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                damaged += context.Parsed.GetValue(s_keys) ? WriteKey(context.Output, stored, key) : WriteSession(context.Output, reader, stored, key);
            }
        }

        return damaged > 0 ? Runner.Found : Runner.Fine;
    }

    private static IEnumerable<string> KeysOf(ToolContext context, IStoreReader reader, StoredClass stored)
    {
        reader.Ahead = context.Parsed.GetValue(s_keys) ? ReadAhead.Nothing : ReadAhead.Heads;
        var prefix = context.Parsed.GetValue(s_prefix) ?? "";
        return reader.Keys(stored).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Take(context.Parsed.GetValue(s_limit) ?? int.MaxValue);
    }

    private static int WriteKey(ToolOutput output, StoredClass stored, string key)
    {
        output.Either($"  {key}", line => line.Text("class", stored.Name).Text("key", key));
        return 0;
    }

    private static int WriteSession(ToolOutput output, IStoreReader reader, StoredClass stored, string key)
    {
        try
        {
            using var session = reader.Open(stored, key);
            if (session?.Head is { } head)
            {
                var logs = string.Concat(head.Logs.Select(static log => string.Create(CultureInfo.InvariantCulture, $", {log.Count} {log.Name}")));
                output.Either(
                    string.Create(CultureInfo.InvariantCulture, $"  {key}  version {head.Version}{logs}{(head.ExpiresText is { } time ? ", expires " + time : "")}"),
                    line => line.Text("class", stored.Name).Text("key", key).Number("version", head.Version).Number("schema", head.Schema).Text("expires", head.ExpiresText)
                        .Numbers("logs", head.Logs.Select(static log => (log.Name, log.Count))));
            }

            return 0;
        }
        catch (SessionCorruptedException problem)
        {
            output.Either($"  {key}  DAMAGED: {problem.InnerException?.Message}", line => line.Text("class", stored.Name).Text("key", key).Text("damage", problem.Message));
            return 1;
        }
    }
}
