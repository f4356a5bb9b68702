using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Copying;
using Persistence.Tool.Foreign;
using Persistence.Tool.Importing;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist import</c>: sessions of a document, or of another program's files, into a store.</summary>
internal static class ImportCommand
{
    private const long Megabyte = 1024 * 1024;

    private static readonly Argument<string> s_source = Arguments.Text("source", "a document that 'persist export' wrote, or with --from a file or folder of another program");
    private static readonly Option<string?> s_from = new("--from") { Description = $"the program that wrote it: {string.Join(", ", ForeignFormats.All.Select(static format => format.Name))}", HelpName = "format" };
    private static readonly Option<string?> s_mapping = new("--mapping") { Description = "a file that says which members are what (docs/tool.md), for formats that need one", HelpName = "file" };
    private static readonly Option<string?> s_shape = new("--shape") { Description = "a store that says what the members of the classes are, where the target does not", HelpName = "store" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("import", "Writes the sessions of a document into a store, or those that another program stored. Sessions that are there already stay as they are; the same command goes on where it was stopped.", "persist import chat.jsonl redis://localhost:6379/persistence", s_source, Arguments.Store, s_from, s_mapping, s_shape, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        var source = context.Parsed.GetRequiredValue(s_source);
        if (!Path.Exists(source))
        {
            throw new ToolException($"There is no '{source}'.");
        }

        if (Directory.Exists(source) && context.Parsed.GetValue(s_from) is null)
        {
            throw new ToolException($"'{source}' is a folder, and no document: say with --from which program wrote it; the sessions of a store are moved by 'persist copy'.");
        }

        using var shapes = new KnownShapes(context.Store, context.Parsed.GetValue(s_shape));
        using var writer = StoreOpening.Write(context.Store);
        var report = new CopyReport((name, key, reason) => context.Output.Either($"{name} {key}: not imported: {reason}", line => line.Text("class", name).Text("key", key).Text("problem", reason)));
        if (context.Parsed.GetValue(s_from) is { } name)
        {
            ImportForeign(context, ForeignFormats.Find(name), writer, shapes, report);
        }
        else
        {
            ImportDocument(context, source, new SessionImport(writer, shapes, report));
        }

        writer.Complete();
        context.Output.Either(
            string.Create(CultureInfo.InvariantCulture, $"{report.Looked} sessions: {report.Created} created, {report.Updated} updated, {report.Equal} equal, {report.Left} not imported"),
            line => line.Number("sessions", report.Looked).Number("created", report.Created).Number("updated", report.Updated).Number("equal", report.Equal).Number("left", report.Left).Number("entries", report.Entries));
        return report.Left > 0 ? Runner.Found : Runner.Fine;
    }

    /// <summary>Writes the sessions of a document.</summary>
    /// <param name="context">The command.</param>
    /// <param name="path">The document.</param>
    /// <param name="import">Writes them.</param>
    public static void ImportDocument(ToolContext context, string path, SessionImport import)
    {
        using var file = File.OpenRead(path);
        using var document = new DocumentReader(file, path);
        using var progress = new ProgressLine("MB", context.Output.Terminal) { Total = file.CanSeek ? file.Length / Megabyte : 0 };
        import.Run(document.Sessions().Select(static one => (one.Class, (IOpenSession)one.Session)), () => progress.Report(file.CanSeek ? file.Position / Megabyte : 0), context.Cancellation);
    }

    private static void ImportForeign(ToolContext context, IForeignFormat format, IStoreWriter writer, KnownShapes shapes, CopyReport report)
    {
        var unmapped = new ForeignReport();
        var sessions = format.Read(context.Parsed.GetRequiredValue(s_source), context.Parsed.GetValue(s_mapping), unmapped).Select(static session => (ForeignOpenSession.ClassOf(session), (IOpenSession)new ForeignOpenSession(session)));
        using (var progress = new ProgressLine("sessions", context.Output.Terminal))
        {
            new SessionImport(writer, shapes, report).Run(sessions, () => progress.Report(report.Looked), context.Cancellation);
        }

        foreach (var (what, count) in unmapped.Unmapped)
        {
            context.Output.Either(string.Create(CultureInfo.InvariantCulture, $"kept without a place of its own: {count} x {what}"), line => line.Text("unmapped", what).Number("count", count));
        }
    }
}
