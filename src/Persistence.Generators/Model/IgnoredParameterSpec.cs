namespace Persistence.Generators.Model;

/// <summary>A parameter of a constructor whose member is not stored: it always gets its default value. Plain data, compared by value.</summary>
/// <param name="Position">Its place among the parameters.</param>
/// <param name="Name">Its name as code writes it.</param>
/// <param name="TypeName">Its type as the declaration says, fully qualified.</param>
/// <param name="Value">The default value in C#.</param>
public sealed record IgnoredParameterSpec(int Position, string Name, string TypeName, string Value);
