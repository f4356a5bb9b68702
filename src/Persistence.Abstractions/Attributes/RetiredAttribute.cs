namespace Persistence;

/// <summary>
/// A storage name that once held data of another meaning and must never be used again; using it is a compile error.
/// </summary>
/// <param name="name">The storage name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RetiredAttribute(string name) : Attribute
{
    /// <summary>The storage name that is retired.</summary>
    public string Name { get; } = name;
}
