using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>Compares one class with what the file says of it: every fact of every version, because data of every version may be stored.</summary>
internal static class SchemaComparison
{
    /// <summary>Compares.</summary>
    /// <param name="file">What the file says; null where it does not know the class.</param>
    /// <param name="code">The class.</param>
    /// <param name="steps">Which changes upgrade steps cover; null for none.</param>
    /// <returns>The difference.</returns>
    public static SchemaDifference Compare(ClassSchema? file, ClassShape code, StepCover? steps)
    {
        if (file is null)
        {
            return new(default, default, SchemaUpdate.New(code).Lines.ToEquatableArray());
        }

        if (IsEqual(file, code))
        {
            return new(default, default, default);
        }

        var state = new ComparisonState(file, code, steps);
        if (code.Version < file.Version)
        {
            state.Add(ChangeKind.VersionLowered, $"{code.Version}, and the file has seen {file.Version}", null, null);
        }
        else
        {
            Run(state);
        }

        return state.Changes.Count > 0 ? new(state.Changes.ToEquatableArray(), default, default) : OutOfDate(state);
    }

    private static void Run(ComparisonState state)
    {
        var (present, gone, added) = (new PresentFacts(state), new GoneFacts(state), new AddedFacts(state));
        foreach (var fact in state.File.Facts.Items.OrderBy(static fact => fact.Path, StringComparer.Ordinal).ThenBy(static fact => fact.Since))
        {
            if (state.IsSettled(fact.Path))
            {
                continue;
            }

            if (state.Now.TryGetValue(SchemaPaths.Renamed(fact.Path, state.Renames), out var now))
            {
                present.Check(fact, now);
            }
            else
            {
                gone.Check(fact);
            }
        }

        foreach (var fact in state.Code.Facts)
        {
            added.Check(fact);
        }
    }

    private static SchemaDifference OutOfDate(ComparisonState state)
    {
        var before = new HashSet<string>(state.File.Lines, StringComparer.Ordinal);
        var after = SchemaUpdate.Of(state.File, state.Code).Lines.ToList();
        return new(default, before.Except(after).ToEquatableArray(), after.Where(line => !before.Contains(line)).ToEquatableArray());
    }

    // What nearly every class is at nearly every build.
    private static bool IsEqual(ClassSchema file, ClassShape code)
    {
        if ((file.Version, file.TypeName, file.Reason, file.Facts.Count) != (code.Version, code.TypeName, null, code.Facts.Count))
        {
            return false;
        }

        for (var index = 0; index < file.Facts.Count; index++)
        {
            var (known, now) = (file.Facts[index], code.Facts[index]);
            if (known.Until is not null || known.Path != now.Path || known.Value != now.Value.ToString())
            {
                return false;
            }
        }

        return true;
    }
}
