namespace Persistence.Generators.Model;

/// <summary>A base type whose derived types are distinguished by a discriminator. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="TypeName">The base type in C#, fully qualified.</param>
/// <param name="PlainName">The base type as people read it.</param>
/// <param name="CodecName">The simple name of its codec, nested in the session's map.</param>
/// <param name="DiscriminatorName">The name of the member that holds the mark.</param>
/// <param name="Types">The types that stand for it.</param>
public sealed record FamilySpec(string TypeName, string PlainName, string CodecName, string DiscriminatorName, EquatableArray<DerivedSpec> Types);
