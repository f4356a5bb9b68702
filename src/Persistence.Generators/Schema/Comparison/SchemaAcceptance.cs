using Persistence.Generators.Model;
using Persistence.Generators.Schema.Files;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>The lines that accept a change: what was stored ends with its version and a reason, and what the class stores now comes.</summary>
internal static class SchemaAcceptance
{
    /// <summary>Makes the lines.</summary>
    /// <param name="file">What the file says.</param>
    /// <param name="code">The class.</param>
    /// <param name="kind">What is accepted.</param>
    /// <param name="change">The fact of the file, null for what is new, and what the code has in its place, null for what is gone.</param>
    /// <returns>The lines that go, and those that come.</returns>
    public static (EquatableArray<string> Removed, EquatableArray<string> Added) Of(ClassSchema file, ClassShape code, ChangeKind kind, (SchemaFact? Fact, ShapeFact? Now) change)
    {
        if (change is (null, null))
        {
            return (new([file.VersionLine]), new([(file with { Version = code.Version }).VersionLine]));
        }

        var reason = Reasons.Of(kind);
        var isRenamed = kind is ChangeKind.MemberRenamed or ChangeKind.LogRenamed;
        var old = change.Fact is { } fact ? WithContent(fact, file, change.Now) : [];
        var added = old.Select(one => SchemaUpdate.Ended(one, file.Version) with { Reason = isRenamed ? one.Reason : reason }).ToList();
        if (change.Now is { } now)
        {
            var known = new HashSet<string>(file.Facts.Items.Where(other => other.Until is null && !old.Contains(other)).Select(static other => other.Path), StringComparer.Ordinal);
            added.AddRange(WithContent(now, code, change.Fact)
                .Where(one => !known.Contains(one.Path))
                .Select(one => new SchemaFact(one.Path, one.Value.ToString(), code.Version, null, change.Fact is null || isRenamed ? reason : null)));
        }

        return (old.Select(one => one.ToLine(file.StorageName)).ToEquatableArray(), added.Select(one => one.ToLine(file.StorageName)).ToEquatableArray());
    }

    // With another type all that stood in the former one ends too.
    private static List<SchemaFact> WithContent(SchemaFact fact, ClassSchema file, ShapeFact? now) => IsSameType(fact, now)
        ? [fact]
        : [fact, .. file.Facts.Items.Where(inner => inner.Until is null && SchemaPaths.IsInside(inner.Path, fact.Path))];

    private static IEnumerable<ShapeFact> WithContent(ShapeFact now, ClassShape code, SchemaFact? fact) => IsSameType(fact, now)
        ? [now]
        : code.Facts.Items.Where(inner => SchemaPaths.IsInside(inner.Path, now.Path)).Prepend(now);

    private static bool IsSameType(SchemaFact? fact, ShapeFact? now) =>
        fact is null || (now is not null && StoredValue.Parse(fact.Value).Type == now.Value.Type);
}
