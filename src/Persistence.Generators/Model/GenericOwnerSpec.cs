namespace Persistence.Generators.Model;

/// <summary>
/// A generic type that declares members which unsafe accessors reach. The runtime binds such an accessor only where it stands in a generic
/// class with the same type parameters and constraints. Plain data, compared by value.
/// </summary>
/// <param name="ClassName">The simple name of the class of accessors, nested in the session's map.</param>
/// <param name="Parameters">The type parameters with their brackets, for example <c>&lt;T&gt;</c>.</param>
/// <param name="Arguments">What stands for them here, for example <c>&lt;int&gt;</c>.</param>
/// <param name="Constraints">The constraints in C#, each with a space before it; empty for none.</param>
/// <param name="TypeName">The type over its own parameters in C#, fully qualified.</param>
/// <param name="PlainName">The type as people read it.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
public sealed record GenericOwnerSpec(string ClassName, string Parameters, string Arguments, string Constraints, string TypeName, string PlainName, bool IsValueType);
