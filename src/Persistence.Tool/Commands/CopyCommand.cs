using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Copying;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist copy</c>: the sessions of a store into another one.</summary>
internal static class CopyCommand
{
    private static readonly Argument<string> s_target = Arguments.Text("target", "the store that receives them; a folder or file that is absent is made");
    private static readonly Option<bool> s_move = new("--move") { Description = "remove each session from the source, once it is in the target and has not changed since: programs may go on writing" };
    private static readonly Option<bool> s_follow = new("--follow") { Description = "begin again at the end, until Ctrl-C: the target follows the source" };
    private static readonly Option<string?> s_shape = new("--shape") { Description = "a store that says what the members of the classes are, where the source does not", HelpName = "store" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make(
            "copy",
            "Copies the sessions of a store into another one, with their versions, so that programs go on with them there. It may be stopped at any moment; the same command goes on. Exit code 1 where sessions could not be copied.",
            "persist copy sessions redis://localhost:6379/persistence --move",
            Arguments.Store, s_target, Arguments.Class, s_move, s_follow, s_shape, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        var target = StoreAddress.Parse(context.Parsed.GetRequiredValue(s_target));
        if (target.Path == context.Store.Path && target.Prefix == context.Store.Prefix)
        {
            throw new ToolException("Source and target are the same store.");
        }

        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var classes = Shaped(context, context.Classes(reader));
        if (context.Store.Kind == StoreKind.Redis && context.Parsed.GetValue(s_move) && classes.FirstOrDefault(static stored => stored.Shape is null) is { } unknown)
        {
            throw new ToolException($"Nothing says which logs the class '{unknown.Name}' has, so a new one could be missed: name a store that was opened with the program of this version with --shape.");
        }

        using var writer = StoreOpening.Write(target);
        var report = new CopyReport((name, key, reason) => context.Output.Either($"{name} {key}: not copied: {reason}", line => line.Text("class", name).Text("key", key).Text("problem", reason)));
        var copy = new StoreCopy(reader, writer, report);
        using (var progress = context.Parsed.GetValue(s_follow) ? new ProgressLine("sessions", context.Output.Terminal) : context.Progress(reader, classes))
        {
            Run(context, copy, classes, (target, writer), progress.Report);
        }

        Write(context.Output, report);
        return report.Left > 0 ? Runner.Found : Runner.Fine;
    }

    private static void Run(ToolContext context, StoreCopy copy, IReadOnlyList<StoredClass> classes, (StoreAddress Address, IStoreWriter Writer) target, Action<long> progress)
    {
        if (context.Parsed.GetValue(s_move))
        {
            using var source = StoreOpening.Remove(context.Store);
            using var other = StoreOpening.Remove(target.Address);
            foreach (var stored in classes)
            {
                copy.Move(stored, (source, other), progress, context.Cancellation);
            }

            return;
        }

        if (!context.Parsed.GetValue(s_follow))
        {
            CopyAll(context, copy, classes, target.Writer, progress);
            return;
        }

        try
        {
            do
            {
                CopyAll(context, copy, classes, target.Writer, progress);
            }
            while (!context.Cancellation.WaitHandle.WaitOne(1000));
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        target.Writer.Complete();
    }

    private static void CopyAll(ToolContext context, StoreCopy copy, IReadOnlyList<StoredClass> classes, IStoreWriter writer, Action<long> progress)
    {
        foreach (var stored in classes)
        {
            copy.Run(stored, progress, context.Cancellation);
        }

        writer.Complete();
    }

    private static IReadOnlyList<StoredClass> Shaped(ToolContext context, IReadOnlyList<StoredClass> classes)
    {
        if (context.Parsed.GetValue(s_shape) is not { } text)
        {
            return classes;
        }

        using var other = StoreOpening.Read(StoreAddress.Parse(text));
        var shapes = other.Classes().ToDictionary(static stored => stored.Name, StringComparer.Ordinal);
        return [.. classes.Select(stored => stored with { Shape = stored.Shape ?? shapes.GetValueOrDefault(stored.Name)?.Shape })];
    }

    private static void Write(ToolOutput output, CopyReport report) => output.Either(
        string.Create(CultureInfo.InvariantCulture, $"{report.Looked} sessions: {report.Created} created, {report.Updated} updated, {report.Equal} equal, {report.Left} not copied{(report.Moved + report.Deleted > 0 ? $"; {report.Moved} moved, {report.Deleted} deleted meanwhile" : "")}"),
        line => line.Number("sessions", report.Looked).Number("created", report.Created).Number("updated", report.Updated).Number("equal", report.Equal).Number("left", report.Left).Number("moved", report.Moved)
            .Number("deleted", report.Deleted).Number("entries", report.Entries));
}
