using System.CommandLine;
using Persistence.Tool.Doctor;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary><c>persist doctor</c>: facts about a store that matter for how well it works.</summary>
internal static class DoctorCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var command = CommandTree.Make("doctor", "Looks at what a store stands on: versions, settings, space, files that were quarantined. Exit code 1 where something should be changed.", "persist doctor redis://localhost:6379/persistence", Arguments.Store, Arguments.Json);
        Runner.SetAction(command, Run);
        return command;
    }

    private static int Run(ToolContext context)
    {
        using var reader = StoreOpening.Read(context.Store, context.Cancellation);
        var bad = 0;
        foreach (var fact in Checkup.Of(reader))
        {
            bad += fact.IsGood ? 0 : 1;
            context.Output.Either($"{(fact.IsGood ? "ok  " : "BAD ")} {fact.Name}: {fact.Text}", line => line.Text("fact", fact.Name).Flag("good", fact.IsGood).Text("text", fact.Text));
        }

        return bad > 0 ? Runner.Found : Runner.Fine;
    }
}
