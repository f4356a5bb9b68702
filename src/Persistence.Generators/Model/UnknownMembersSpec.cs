namespace Persistence.Generators.Model;

/// <summary>What becomes of stored members that a class does not know. Plain data, compared by value; holds no compiler object.</summary>
public sealed record UnknownMembersSpec
{
    /// <summary>The member that keeps them; null where the class refuses them.</summary>
    public MemberSpec? Keeper { get; init; }

    /// <summary>The type of the keeper's values in C#.</summary>
    public string ValueType { get; init; } = "";

    /// <summary>The codec of the keeper's values.</summary>
    public string ValueCodec { get; init; } = "";

    /// <summary>The dictionary in C# that is made where the class made none.</summary>
    public string NewKeeper { get; init; } = "";

    /// <summary>The names of members that are known but never read.</summary>
    public EquatableArray<string> SkippedNames { get; init; }
}
