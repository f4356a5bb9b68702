using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Canonical;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist stats</c>: how much is stored, and the checksum of all of it.</summary>
internal static class StatsCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("stats", "Counts sessions, entries and bytes of each class, and gives the checksum of all: two stores with equal checksums hold the same sessions.", "persist stats chat.db", Arguments.Store, Arguments.Class, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        using var writer = new CanonicalWriter(Stream.Null);
        var classes = context.Classes(reader);
        using var progress = context.Progress(reader, classes);
        var export = new StoreExport(reader, writer, problem => context.Output.Note($"persist: left out: {problem.Message}"));
        foreach (var stored in classes)
        {
            var (sessions, entries, bytes) = (writer.Sessions, writer.Entries, writer.Length);
            export.Run(stored, progress.Report, context.Cancellation);
            Write(context.Output, stored.Name, writer.Sessions - sessions, writer.Entries - entries, writer.Length - bytes);
        }

        var digest = writer.End();
        context.Output.Either(
            string.Create(CultureInfo.InvariantCulture, $"{writer.Sessions} sessions, {writer.Entries} entries, sha256 {digest}"),
            line => line.Number("sessions", writer.Sessions).Number("entries", writer.Entries).Text("sha256", digest).Number("damaged", export.Damaged));
        return export.Damaged > 0 ? Runner.Found : Runner.Fine;
    }

    private static void Write(ToolOutput output, string name, long sessions, long entries, long bytes) => output.Either(
        string.Create(CultureInfo.InvariantCulture, $"{name}: {sessions} sessions, {entries} entries, {bytes} bytes exported"),
        line => line.Text("class", name).Number("sessions", sessions).Number("entries", entries).Number("bytes", bytes));
}
