using System.CommandLine;
using System.Globalization;
using Persistence.Tool.Output;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Commands;

/// <summary><c>persist verify</c>: reads everything and names what is damaged.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("verify", "Reads everything of a store and names each session that is damaged, with what is wrong and where. Changes nothing. Exit code 1 where there is damage.", "persist verify sessions", Arguments.Store, Arguments.Class, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var classes = context.Classes(reader);
        using var progress = context.Progress(reader, classes);
        var verification = new StoreVerification(reader, finding => Write(context.Output, finding));
        verification.Run(classes, progress.Report, context.Cancellation);
        context.Output.Either(
            string.Create(CultureInfo.InvariantCulture, $"{verification.Sessions} sessions, {verification.Entries} entries: {(verification.Findings == 0 ? "no damage" : $"{verification.Findings} findings")}"),
            line => line.Number("sessions", verification.Sessions).Number("entries", verification.Entries).Number("findings", verification.Findings));
        return verification.Findings > 0 ? Runner.Found : Runner.Fine;
    }

    /// <summary>Writes a finding.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(ToolOutput output, Finding finding) => output.Either(
        $"{finding.Class} {finding.Key ?? "?"}: {finding.Problem}, at {finding.Where}".TrimStart(),
        line => line.Text("class", finding.Class).Text("key", finding.Key).Text("where", finding.Where).Text("problem", finding.Problem));
}
