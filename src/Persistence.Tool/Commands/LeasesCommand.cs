using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist leases</c>: who holds which session.</summary>
internal static class LeasesCommand
{
    private static readonly Option<bool> s_all = new("--all") { Description = "also sessions that were leased and are free now" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("leases", "Lists the sessions that are leased: by whom, since when, for how long at most.", "persist leases sessions", Arguments.Store, Arguments.Class, s_all, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        reader.Ahead = ReadAhead.Heads;
        foreach (var stored in context.Classes(reader))
        {
            foreach (var key in reader.Keys(stored))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                Write(context, reader, stored, key);
            }
        }

        return Runner.Fine;
    }

    private static void Write(ToolContext context, IStoreReader reader, StoredClass stored, string key)
    {
        try
        {
            using var session = reader.Open(stored, key);
            if (session?.Head is not { Lease: { } lease } head || (head.Remaining == TimeSpan.Zero && !context.Parsed.GetValue(s_all)))
            {
                return;
            }

            var isHeld = head.Remaining > TimeSpan.Zero;
            var who = isHeld ? string.Create(CultureInfo.InvariantCulture, $"held by {lease.Holder}, {head.Remaining.TotalSeconds:F0} s left") : "free";
            context.Output.Either(
                string.Create(CultureInfo.InvariantCulture, $"{stored.Name} {key}  {who}, number {lease.Number}, attempts {lease.Attempts}"),
                line => line.Text("class", stored.Name).Text("key", key).Flag("held", isHeld).Text("holder", isHeld ? lease.Holder : null).Number("number", lease.Number).Number("attempts", lease.Attempts)
                    .Number("remaining", (long)head.Remaining.TotalMilliseconds));
        }
        catch (SessionCorruptedException problem)
        {
            context.Output.Note($"persist: left out: {problem.Message}");
        }
    }
}
