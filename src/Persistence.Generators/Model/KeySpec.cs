namespace Persistence.Generators.Model;

/// <summary>The key of a session class. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Parts">Its members, in the order they are declared.</param>
public sealed record KeySpec(EquatableArray<MemberSpec> Parts)
{
    /// <summary>Whether it has several parts, which make a value tuple.</summary>
    public bool IsComposite => Parts.Count > 1;

    /// <summary>Its type in C#.</summary>
    public string TypeName => IsComposite
        ? $"({string.Join(", ", Parts.Select(static part => HasTupleName(part) ? $"{part.Type.Name} {part.Name}" : part.Type.Name))})"
        : Parts[0].Type.Name;

    /// <summary>An expression that gives one part of a key.</summary>
    /// <param name="key">The key, in C#.</param>
    /// <param name="index">The part's place.</param>
    public string Part(string key, int index) =>
        !IsComposite ? key : HasTupleName(Parts[index]) ? $"{key}.{Parts[index].Name}" : $"{key}.Item{index + 1}";

    // Names that tuples keep for themselves cannot name their elements.
    private static bool HasTupleName(MemberSpec part) =>
        part.PlainName is not ("CompareTo" or "Deconstruct" or "Equals" or "GetHashCode" or "Rest" or "ToString")
        && !part.PlainName.StartsWith("Item", StringComparison.Ordinal);
}
