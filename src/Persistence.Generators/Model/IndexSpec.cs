namespace Persistence.Generators.Model;

/// <summary>One index of a session class. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Ordinal">Its place among the class's indexes, from 0.</param>
/// <param name="Member">The indexed member.</param>
/// <param name="IsUnique">Whether a value may belong to one session only.</param>
public sealed record IndexSpec(int Ordinal, MemberSpec Member, bool IsUnique)
{
    /// <summary>Whether texts that differ in case alone are one value.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The type a <c>FindBy…</c> takes.</summary>
    public TypeSpec Value => Member.Type.IndexedAs ?? Member.Type;
}
