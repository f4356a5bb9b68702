using System.CommandLine;
using Persistence.Tool.Backups;
using Persistence.Tool.Copying;
using Persistence.Tool.Importing;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Commands;

/// <summary><c>persist restore</c>: a store from a backup.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> s_backup = Arguments.Text("backup", "what 'persist backup' made");
    private static readonly Option<string?> s_shape = new("--shape") { Description = "a store that says what the members of the classes are, to restore a document into Redis or a new database", HelpName = "store" };

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("restore", "Makes a store from a backup, after the backup was verified. Refuses a store that holds anything.", "persist restore backups/chat-monday.db chat.db", s_backup, Arguments.Store, s_shape, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        var backup = context.Parsed.GetRequiredValue(s_backup);
        if (!Path.Exists(backup))
        {
            throw new ToolException($"There is no '{backup}'.");
        }

        RequireEmpty(context.Store);
        var isDocument = File.Exists(backup) && IsDocument(backup);
        if (isDocument)
        {
            return Import(context, backup);
        }

        var source = StoreAddress.Parse(backup);
        if (source.Kind != context.Store.Kind)
        {
            throw new ToolException($"The backup is of another kind of store than '{context.Store.Text}': restore it under a name of its kind, then use 'persist copy'.");
        }

        if (Verify(context, source) is var findings and > 0)
        {
            throw new ToolException($"The backup '{backup}' is damaged ({findings} findings): nothing was restored. 'persist verify' names them.");
        }

        WholeFile.Make(context.Store.Path, partial => Copy(context, source, partial), BackupFiles.Publish);
        context.Output.Either($"restored to {context.Store.Text}", line => line.Text("restored", context.Store.Text));
        return Runner.Fine;
    }

    private static bool Copy(ToolContext context, StoreAddress source, string partial)
    {
        if (source.Kind == StoreKind.Sqlite)
        {
            using var pages = new ProgressLine("pages", context.Output.Terminal);
            DatabaseCopy.Run(source.Path, partial, pages.Report, context.Cancellation);
            return true;
        }

        using var reader = new Json.JsonStoreReader(source);
        using var progress = context.Progress(reader, reader.Classes());
        return BackupFiles.CopySessions(reader, partial, static problem => throw new ToolException(problem), progress.Report, context.Cancellation);
    }

    private static long Verify(ToolContext context, StoreAddress source)
    {
        using var reader = StoreOpening.Read(source);
        var verification = new StoreVerification(reader, finding => VerifyCommand.Write(context.Output, finding));
        verification.Run(reader.Classes(), static _ => { }, context.Cancellation);
        return verification.Findings;
    }

    private static int Import(ToolContext context, string backup)
    {
        // Once to see that it is whole.
        using (var document = new DocumentReader(File.OpenRead(backup), backup))
        {
            foreach (var _ in document.Sessions())
            {
                context.Cancellation.ThrowIfCancellationRequested();
            }
        }

        using var shapes = new KnownShapes(context.Store, context.Parsed.GetValue(s_shape));
        using var writer = StoreOpening.Write(context.Store);
        var report = new CopyReport((name, key, reason) => context.Output.Note($"persist: {name} {key}: {reason}"));
        ImportCommand.ImportDocument(context, backup, new SessionImport(writer, shapes, report));
        writer.Complete();
        context.Output.Either($"restored {report.Created} sessions to {context.Store.Text}", line => line.Text("restored", context.Store.Text).Number("sessions", report.Created));
        return report.Left > 0 ? Runner.Found : Runner.Fine;
    }

    private static void RequireEmpty(StoreAddress target)
    {
        var isEmpty = target.Kind switch
        {
            StoreKind.Redis => IsEmpty(target),
            StoreKind.Sqlite => !File.Exists(target.Path),
            _ => !File.Exists(target.Path) && (!Directory.Exists(target.Path) || !Directory.EnumerateFileSystemEntries(target.Path).Any()),
        };
        if (!isEmpty)
        {
            throw new ToolException($"'{target.Text}' is not empty: a restore never overwrites. Move away what is there, or give another name.");
        }
    }

    private static bool IsEmpty(StoreAddress target)
    {
        using var reader = StoreOpening.Read(target);
        return reader.Classes().Count == 0;
    }

    private static bool IsDocument(string path)
    {
        Span<byte> start = stackalloc byte[16];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.StartsWith("{\"$persistence\":"u8);
    }
}
