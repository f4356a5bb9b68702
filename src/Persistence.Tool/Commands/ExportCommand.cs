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
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        if (context.Parsed.GetValue(s_output) is not { } path)
        {
            return Write(context, reader, context.Output.Results);
        }

        if (Directory.Exists(path))
        {
            throw new ToolException($"'{path}' is a folder: name a file.");
        }

        return WholeFile.IsDevice(Path.GetFullPath(path))
            ? WriteFile(context, reader, path, FileMode.Open)
            : WholeFile.Make(path, partial => WriteFile(context, reader, partial, FileMode.Create), static (partial, path) => File.Move(partial, path, overwrite: true));
    }

    /// <summary>Writes the sessions into a file.</summary>
    /// <param name="context">The command.</param>
    /// <param name="reader">The store.</param>
    /// <param name="path">The file.</param>
    /// <param name="mode">How to open it.</param>
    /// <returns>The exit code.</returns>
    public static int WriteFile(ToolContext context, IStoreReader reader, string path, FileMode mode)
    {
        using var file = new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var code = Write(context, reader, file);
        if (mode != FileMode.Open)
        {
            file.Flush(flushToDisk: true);
        }

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
        var export = new StoreExport(reader, writer, problem => context.Output.Note($"persist: left out: {problem.Message}"));
        var classes = context.Classes(reader);
        using (var progress = context.Progress(reader, classes))
        {
            writer.Begin();
            foreach (var stored in classes)
            {
                export.Run(stored, progress.Report, context.Cancellation);
            }
        }

        var digest = writer.End();
        context.Output.Note(string.Create(CultureInfo.InvariantCulture, $"{writer.Sessions} sessions, {writer.Entries} entries, sha256 {digest}"));
        return export.Damaged > 0 ? Runner.Found : Runner.Fine;
    }
}
