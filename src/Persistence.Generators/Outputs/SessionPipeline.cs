using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;
using Persistence.Generators.Projects;

namespace Persistence.Generators.Outputs;

/// <summary>The steps from a project to generated files.</summary>
internal static class SessionPipeline
{
    /// <summary>Registers the steps.</summary>
    /// <param name="context">Receives them.</param>
    /// <param name="shard">The shard of the classes that files are made for.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, int shard)
    {
        var reader = new SessionReader(EmissionAhead.Emit);
        var project = context.CompilationProvider
            .Select((compilation, cancellation) => reader.Read(compilation, cancellation))
            .WithTrackingName(TrackingNames.Project);

        // A class that is refused keeps its place up to the output: a step that drops items would take the later ones for new.
        var sessions = project
            .SelectMany((project, _) => project.Sessions.Items.Where(slot => slot.Shard == shard))
            .WithTrackingName(TrackingNames.Session);

        var backends = project
            .Select(static (project, _) => project.Backends)
            .WithTrackingName(TrackingNames.Backends);

        var clashes = project
            .Select(static (project, _) => project.Clashes)
            .WithTrackingName(TrackingNames.Clashes);

        var inputs = sessions
            .Combine(backends)
            .Combine(clashes)
            .Select(static (input, _) => input.Left.Left.Session is { } session
                ? EmissionInput.Of(session, input.Left.Right, input.Right)
                : null)
            .WithTrackingName(TrackingNames.Input);

        context.RegisterSourceOutput(inputs, static (output, input) =>
        {
            foreach (var file in input is null ? [] : EmissionAhead.Take(input))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }
}
