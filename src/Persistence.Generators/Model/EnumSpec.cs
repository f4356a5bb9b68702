namespace Persistence.Generators.Model;

/// <summary>An enum that a session class holds. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="TypeName">The enum in C#, fully qualified.</param>
/// <param name="Values">Its values, in the order they are declared.</param>
public sealed record EnumSpec(string TypeName, EquatableArray<EnumValueSpec> Values);
