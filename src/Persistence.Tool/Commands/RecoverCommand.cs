using System.CommandLine;
using System.Globalization;
using Persistence.Json;
using Persistence.Tool.Json;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Commands;

/// <summary><c>persist recover</c>: mends damaged sessions.</summary>
internal static class RecoverCommand
{
    private static readonly Argument<string> s_key = Arguments.Text("key", "only this session", isRequired: false);

    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("recover", "Mends damaged sessions of JSON files: whole commits are kept, each damaged file is quarantined beside the new one, nothing is thrown away. Shows what it would do, and does it with --yes.", "persist recover sessions chat-1 --yes", Arguments.Store, s_key, Arguments.Class, Arguments.Yes, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        if (reader is not JsonStoreReader json)
        {
            throw new ToolException(reader.Address.Kind == StoreKind.Sqlite
                ? $"'{reader.Address.Text}' was not changed: a SQLite database is mended by making a new one. 'persist copy {reader.Address.Text} NEW.db' copies each whole session and names the others; those are in a backup, or in part in what 'sqlite3 {reader.Address.Text} .recover' prints. While no program uses it, remove the old file with its -wal and -shm, and give the new one its name."
                : "Nothing was changed: Redis keeps nothing of a damaged value. 'persist verify' names the keys of each damaged session; remove them with 'redis-cli UNLINK', then 'persist import BACKUP' brings back what is absent from a backup and leaves all other sessions as they are. 'persist copy' copies each whole session to another store.");
        }

        var classes = context.Classes(reader);
        if (context.Parsed.GetValue(s_key) is { } key && !classes.Any(stored => File.Exists(Path.Combine(json.PathOf(stored), FileNames.Of(key)))))
        {
            throw new ToolException($"The store '{reader.Address.Text}' has no session '{key}'.");
        }

        var findings = 0L;
        foreach (var stored in classes)
        {
            findings += Recover(context, json, stored);
        }

        context.Output.Either(
            findings == 0 ? "no damage" : context.Parsed.GetValue(Arguments.Yes) ? $"{findings} mended" : $"{findings} to mend; nothing was changed: add --yes to mend",
            line => line.Number("findings", findings).Flag("mended", context.Parsed.GetValue(Arguments.Yes)));
        return findings > 0 && !context.Parsed.GetValue(Arguments.Yes) ? Runner.Found : Runner.Fine;
    }

    private static long Recover(ToolContext context, JsonStoreReader reader, StoredClass stored)
    {
        var findings = 0L;
        JsonRecovery? recovery = null;
        try
        {
            Find(context, reader, stored, Take);
        }
        finally
        {
            recovery?.Dispose();
        }

        return findings;

        void Take(Finding finding)
        {
            findings++;
            if (!context.Parsed.GetValue(Arguments.Yes))
            {
                VerifyCommand.Write(context.Output, finding);
                return;
            }

            Mend(context, recovery ??= new JsonRecovery(context.Store.Path, stored.Name), finding);
        }
    }

    private static void Mend(ToolContext context, JsonRecovery recovery, Finding finding)
    {
        var file = Path.GetFileName(finding.Where[(finding.Where.IndexOf('\'', StringComparison.Ordinal) + 1)..finding.Where.LastIndexOf('\'')]);
        var done = recovery.Repair(file, finding.Key);
        context.Output.Either(
            string.Create(CultureInfo.InvariantCulture, $"{finding.Class} {finding.Key ?? file}: {done?.Problem ?? "nothing to mend any more"}{(done?.KeptIn is { } kept ? $"; quarantined as '{Path.GetFileName(kept)}', {done.Bytes} bytes could not be kept" : "")}"),
            line => line.Text("class", finding.Class).Text("key", finding.Key).Text("reason", done?.Problem).Text("quarantined", done?.KeptIn).Number("lost", done?.Bytes ?? 0));
    }

    private static void Find(ToolContext context, JsonStoreReader reader, StoredClass stored, Action<Finding> take)
    {
        var check = new SessionFileCheck(reader.PathOf(stored), stored.Name);
        var wanted = context.Parsed.GetValue(s_key);
        using var progress = wanted is null ? context.Progress(reader, [stored]) : null;
        var done = 0L;
        foreach (var key in wanted is null ? reader.Keys(stored) : [wanted])
        {
            context.Cancellation.ThrowIfCancellationRequested();
            ShortLivedObjects.Collect();
            if (check.Run(key) is { } finding)
            {
                take(finding);
            }

            progress?.Report(++done);
        }

        if (wanted is null)
        {
            check.FindOthers(take);
        }
    }
}
