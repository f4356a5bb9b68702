namespace Persistence.Generators.Model;

/// <summary>What becomes of stored members that a class does not know. Plain data, compared by value; holds no compiler object.</summary>
public sealed record UnknownMembersSpec
{
    /// <summary>The member that keeps them; null where the class refuses them.</summary>
    public MemberSpec? ExtensionDataMember { get; init; }

    /// <summary>What the keeper is.</summary>
    public ExtensionDataKind Kind { get; init; }

    /// <summary>The names of members that are known but never read.</summary>
    public EquatableArray<string> SkippedNames { get; init; }
}
