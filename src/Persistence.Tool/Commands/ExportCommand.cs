using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Canonical;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist export</c>: the sessions of a store as a document.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> s_output = new("--output") { Description = "the file to write; it appears when it is whole. Without it: the standard output", HelpName = "file" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("export", "Writes the sessions of a store as JSON Lines with checksums: the same bytes for the same sessions from every backend. A damaged session is named and left out, with exit code 1.", "persist export chat.db --output chat.jsonl", Arguments.Store, Arguments.Class, s_output, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store);
        if (context.Parsed.GetValue(s_output) is not { } path)
        {
            return Write(context, reader, context.Output.Results);
        }

        var partial = path + ".partial";
        int code;
        using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            code = Write(context, reader, file);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
        return code;
    }

    /// <summary>Writes the sessions.</summary>
    /// <param name="context">The command.</param>
    /// <param name="reader">The store.</param>
    /// <param name="target">Receives the document.</param>
    /// <returns>The exit code.</returns>
    public static int Write(ToolContext context, IStoreReader reader, Stream target)
    {
        using var writer = new CanonicalWriter(target);
        var export = new StoreExport(reader, writer);
        using (var progress = new ProgressLine("sessions", context.Output.IsTerminal))
        {
            writer.Begin();
            foreach (var stored in context.Classes(reader))
            {
                export.Run(stored, done => progress.Report(done, 0), context.Cancellation);
            }
        }

        var digest = writer.End();
        foreach (var problem in export.Damaged)
        {
            context.Output.Note($"persist: left out: {problem.Message}");
        }

        context.Output.Note(string.Create(CultureInfo.InvariantCulture, $"{writer.Sessions} sessions, {writer.Entries} entries, sha256 {digest}"));
        return export.Damaged.Count > 0 ? Runner.Found : Runner.Fine;
    }
}
