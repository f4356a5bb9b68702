using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Maintenance;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist purge</c>: removes what expired sessions occupy.</summary>
internal static class PurgeCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("purge", "Removes what expired sessions still occupy. Shows them, and removes them with --yes.", "persist purge sessions --yes", Arguments.Store, Arguments.Class, Arguments.Yes, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        if (reader.Address.Kind == StoreKind.Redis)
        {
            throw new ToolException("Redis removes expired sessions by itself; what is stale in listings and indexes, readers remove.");
        }

        var isDone = context.Parsed.GetValue(Arguments.Yes);
        var count = 0L;
        foreach (var stored in context.Classes(reader))
        {
            using var expired = ExpiredSessions.Of(reader, stored);
            foreach (var key in expired.Keys())
            {
                context.Cancellation.ThrowIfCancellationRequested();
                if (!isDone || expired.Remove(key))
                {
                    count++;
                    context.Output.Either($"{stored.Name} {key}: {(isDone ? "removed" : "expired")}", line => line.Text("class", stored.Name).Text("key", key).Flag("removed", isDone));
                }
            }
        }

        context.Output.Line(string.Create(CultureInfo.InvariantCulture, $"{count} {(isDone ? "removed" : "to remove; nothing was changed: add --yes to remove them")}"));
        return Runner.Fine;
    }
}
