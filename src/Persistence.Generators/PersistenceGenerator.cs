using Microsoft.CodeAnalysis;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;
using Persistence.Generators.Projects;

namespace Persistence.Generators;

/// <summary>
/// Generates the stores of every class marked <c>[PersistedSession]</c>. What a class does wrong is reported by
/// <see cref="Diagnostics.UsageAnalyzer"/>; for such a class nothing is generated, so that one error stays one error.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PersistenceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
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

        context.RegisterSourceOutput(inputs, static (output, input) =>
        {
            foreach (var file in input is null ? [] : SessionEmitter.Emit(input))
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
    }
}
