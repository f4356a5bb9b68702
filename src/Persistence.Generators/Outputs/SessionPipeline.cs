using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;
using Persistence.Generators.Projects;

namespace Persistence.Generators.Outputs;

/// <summary>
/// The steps from a project to generated files, the same for every generator of this assembly. There is a generator for each kind of
/// file, because the compiler compares the name of each file with those of all others of the same generator: of a thousand session
/// classes with eleven files each, one generator spent 0.4 seconds on that at every keystroke.
/// </summary>
internal static class SessionPipeline
{
    /// <summary>Registers the steps.</summary>
    /// <param name="context">Receives them.</param>
    /// <param name="emit">Makes files of one kind from all that a class's files are made of.</param>
    public static void Register(IncrementalGeneratorInitializationContext context, Func<EmissionInput, IEnumerable<GeneratedFile>> emit)
    {
        var reader = new SessionReader();
        var project = context.CompilationProvider
            .Select((compilation, cancellation) => reader.Read(compilation, cancellation))
            .WithTrackingName(TrackingNames.Project);

        // A class that is refused keeps its place up to the output: a step that drops items would take the later ones for new.
        var sessions = project
            .SelectMany(static (project, _) => project.Sessions.Items)
            .WithTrackingName(TrackingNames.Session);

        var backends = project
            .Select(static (project, _) => project.Backends)
            .WithTrackingName(TrackingNames.Backends);

        // File names are compared without case by the compiler, class names are not.
        var clashes = project
            .Select(static (project, _) => project.Sessions
                .Where(static slot => slot.Session is not null)
                .Select(static slot => slot.Session!.HintPrefix)
                .GroupBy(static prefix => prefix, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Count() > 1)
                .SelectMany(static group => group)
                .OrderBy(static prefix => prefix, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Clashes);

        var inputs = sessions
            .Combine(backends)
            .Combine(clashes)
            .Select(static (input, _) => input.Left.Left.Session is { } session
                ? new EmissionInput(session, input.Left.Right, input.Right.Items.Contains(session.HintPrefix))
                : null)
            .WithTrackingName(TrackingNames.Input);

        context.RegisterSourceOutput(inputs, (output, input) =>
        {
            foreach (var file in input is null ? [] : emit(input))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }
}
