namespace Persistence.Generators.Model;

/// <summary>An index over several indexed members. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Ordinal">Its place among the class's indexes, after those of members.</param>
/// <param name="Parts">The ordinals of the members' indexes.</param>
public sealed record CompoundIndexSpec(int Ordinal, EquatableArray<int> Parts);
