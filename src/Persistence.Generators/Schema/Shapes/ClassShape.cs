using System.Globalization;
using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>The stored shape of a session class as its code is now. Plain data, compared by value.</summary>
/// <param name="StorageName">Its storage name.</param>
/// <param name="Version">Its schema version.</param>
/// <param name="TypeName">The class in C#, as people read it.</param>
/// <param name="Retired">The places that <c>[Retired]</c> forbids.</param>
/// <param name="Facts">What it stores, in ordinal order of the places.</param>
internal sealed record ClassShape(string StorageName, int Version, string TypeName, EquatableArray<string> Retired, EquatableArray<ShapeFact> Facts)
{
    /// <summary>All facts, a line each.</summary>
    public string Text => string.Join("\n", Facts.Items.Select(static fact => fact.Path + ": " + fact.Value));

    /// <summary>Distinguishes this shape from others, in eight characters.</summary>
    public string Mark => Facts.Aggregate(Hashing.Of(StorageName), static (hash, fact) => Hashing.Continue(Hashing.Continue(hash, fact.Path), fact.Value.ToString()))
        .ToString("x8", CultureInfo.InvariantCulture);
}
