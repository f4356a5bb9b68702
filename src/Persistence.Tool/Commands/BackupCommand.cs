using System.CommandLine;
using Persistence.Tool.Backups;
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

        using var reader = StoreOpening.Read(context.Store);
        var partial = path + ".partial";
        BackupFiles.Remove(partial);
        var code = Runner.Fine;
        switch (context.Store.Kind)
        {
            case StoreKind.Sqlite:
                BackupFiles.CopyDatabase(context.Store.Path, partial);
                break;
            case StoreKind.Redis:
                using (var file = new FileStream(partial, FileMode.CreateNew))
                {
                    code = ExportCommand.Write(context, reader, file);
                    file.Flush(flushToDisk: true);
                }

                break;
            default:
                code = BackupFiles.CopySessions((Json.JsonStoreReader)reader, partial, problem => context.Output.Note($"persist: left out: {problem}"), context.Cancellation) ? Runner.Fine : Runner.Found;
                break;
        }

        BackupFiles.Publish(partial, path);
        context.Output.Either($"{path}", line => line.Text("backup", path));
        return code;
    }
}
