using System.CommandLine;
using Persistence.Tool.Backups;
using Persistence.Tool.Json;
using Persistence.Tool.Output;
using Persistence.Tool.Sqlite;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist backup</c>: a consistent copy of a store that is in use.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> s_target = Arguments.Text("target", "the folder or file to make; it must not be there yet");

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("backup", "Makes a consistent copy of a store while programs use it: a folder of JSON files, a SQLite database, or for Redis a document as 'export' writes it. It appears under its name when it is whole.", "persist backup chat.db backups/chat-monday.db", Arguments.Store, s_target, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        var path = Path.GetFullPath(context.Parsed.GetRequiredValue(s_target));
        if (Path.Exists(path))
        {
            throw new ToolException($"'{path}' is there already: a backup never overwrites. Give another name.");
        }

        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var classes = reader.Classes();
        var code = WholeFile.Make(path, partial => Write(context, reader, classes, partial), BackupFiles.Publish);
        context.Output.Either($"{path}", line => line.Text("backup", path));
        return code;
    }

    private static int Write(ToolContext context, IStoreReader reader, IReadOnlyList<StoredClass> classes, string partial)
    {
        switch (reader)
        {
            case SqliteStoreReader:
                using (var pages = new ProgressLine("pages", context.Output.Terminal))
                {
                    DatabaseCopy.Run(context.Store.Path, partial, pages.Report, context.Cancellation);
                }

                return Runner.Fine;
            case JsonStoreReader json:
                using (var progress = context.Progress(reader, classes))
                {
                    return BackupFiles.CopySessions(json, partial, problem => context.Output.Note($"persist: left out: {problem}"), progress.Report, context.Cancellation) ? Runner.Fine : Runner.Found;
                }

            default:
                return ExportCommand.WriteFile(context, reader, partial, FileMode.CreateNew);
        }
    }
}
