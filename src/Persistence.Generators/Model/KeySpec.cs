namespace Persistence.Generators.Model;

/// <summary>The key of a session class. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Parts">Its members, in the order they are declared.</param>
public sealed record KeySpec(EquatableArray<MemberSpec> Parts)
{
    /// <summary>Whether it has several parts, which make a value tuple.</summary>
    public bool IsComposite => Parts.Count > 1;

    /// <summary>Its type in C#.</summary>
    public string TypeName => IsComposite
        ? $"({string.Join(", ", Parts.Select(static part => $"{part.Type.Name} {part.Name}"))})"
        : Parts[0].Type.Name;
}
