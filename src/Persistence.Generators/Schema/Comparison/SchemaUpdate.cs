using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>What the file says after it was brought up to date, or after somebody accepted a change. What was stored once is never forgotten.</summary>
internal static class SchemaUpdate
{
    /// <summary>A class that the file does not know.</summary>
    /// <param name="code">The class.</param>
    public static ClassSchema New(ClassShape code) => new(
        code.StorageName, code.Version, code.Mark, code.TypeName, null,
        code.Facts.Items.Select(fact => new SchemaFact(fact.Path, fact.Value.ToString(), code.Version)).ToEquatableArray());

    /// <summary>A class that the file knows and of which nothing has to be decided.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="code">The class.</param>
    public static ClassSchema Of(ClassSchema file, ClassShape code)
    {
        var live = new Dictionary<string, SchemaFact>(StringComparer.Ordinal);
        foreach (var fact in file.Facts.Items.Where(static fact => fact.Until is null))
        {
            live[fact.Path] = fact;
        }

        var facts = file.Facts.Items.Where(static fact => fact.Until is not null).ToList();
        foreach (var now in code.Facts)
        {
            var value = now.Value.ToString();
            if (!live.TryGetValue(now.Path, out var known))
            {
                facts.Add(new(now.Path, value, code.Version));
                continue;
            }

            // Where the value is another one nothing loses data: the line says what is so now, and since when the place is there.
            live.Remove(now.Path);
            facts.Add(known with { Value = value });
        }

        foreach (var gone in live.Values)
        {
            facts.Add(Ended(gone, file.Version));
        }

        var isRaised = code.Version > file.Version;
        return file with
        {
            Version = code.Version,
            Mark = isRaised ? code.Mark : file.Mark,
            TypeName = code.TypeName,
            Reason = null,
            Facts = facts.Distinct().OrderBy(static fact => fact.Path, StringComparer.Ordinal).ThenBy(static fact => fact.Since).ToEquatableArray(),
        };
    }

    /// <summary>A fact that the class does not store any more.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="version">The last version that did.</param>
    public static SchemaFact Ended(SchemaFact fact, int version) => fact.Until is null ? fact with { Until = Math.Max(fact.Since, version) } : fact;
}
