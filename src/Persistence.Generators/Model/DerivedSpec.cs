namespace Persistence.Generators.Model;

/// <summary>One of the types that stand for a base type. Plain data, compared by value.</summary>
/// <param name="TypeName">The type in C#, fully qualified.</param>
/// <param name="Codec">Its codec.</param>
/// <param name="Discriminator">The value that names it; null for the base type itself, which has none.</param>
/// <param name="IsNumber">Whether that is a number.</param>
public sealed record DerivedSpec(string TypeName, CodecRef Codec, string? Discriminator = null, bool IsNumber = false);
