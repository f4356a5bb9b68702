using System.Runtime.CompilerServices;
using Persistence.Generators.Emission;
using Persistence.Generators.Model;
using Persistence.Generators.Projects;

namespace Persistence.Generators.Outputs;

/// <summary>
/// Emits the files of many new classes on all processors, before the compiler asks for those of one after another. It is a matter of time alone: what was not
/// emitted ahead is emitted when it is asked for, with the same text.
/// </summary>
internal static class EmissionAhead
{
    private static readonly ConditionalWeakTable<SessionSpec, Emitted> s_emitted = new();

    /// <summary>Emits ahead, if there is enough to do.</summary>
    /// <param name="project">The project.</param>
    /// <param name="sessions">The classes that were not known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Emit(ProjectModel project, IReadOnlyList<SessionSpec> sessions, CancellationToken cancellation)
    {
        if (sessions.Count < AllProcessors.Least)
        {
            return;
        }

        AllProcessors.For(
            sessions.Count,
            index =>
            {
                cancellation.ThrowIfCancellationRequested();
                var input = EmissionInput.Of(sessions[index], project.Backends, project.Clashes);
                s_emitted.GetValue(sessions[index], _ => new Emitted(input, [.. SessionEmitter.Emit(input)]));
            },
            cancellation);
    }

    /// <summary>Gives the files of a class.</summary>
    /// <param name="input">The class and the backends.</param>
    /// <returns>The files.</returns>
    public static IEnumerable<GeneratedFile> Take(EmissionInput input) =>
        s_emitted.TryGetValue(input.Session, out var emitted) && emitted.Take(input) is { } files ? files : SessionEmitter.Emit(input);

    private sealed class Emitted(EmissionInput input, GeneratedFile[] files)
    {
        private GeneratedFile[]? _files = files;

        // The compiler keeps them from now on.
        public GeneratedFile[]? Take(EmissionInput wanted) =>
            wanted.Referenced == input.Referenced && wanted.NameClashes == input.NameClashes ? Interlocked.Exchange(ref _files, null) : null;
    }
}
