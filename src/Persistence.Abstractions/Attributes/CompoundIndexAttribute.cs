namespace Persistence;

/// <summary>
/// Indexes several indexed members together, for queries that ask one value of the first members, and a range or an order of the next: <c>[CompoundIndex(nameof(Assignee), nameof(Status), nameof(Due))]</c>
/// finds the open tickets of one person in the order in which they are due, page by page, without looking at others. Queries choose it by themselves. Null is a value in it.
/// </summary>
/// <param name="first">The name of the first member.</param>
/// <param name="second">The name of the second member.</param>
/// <param name="more">The names of further members.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CompoundIndexAttribute(string first, string second, params string[] more) : Attribute
{
    /// <summary>The names of the members, which are <see cref="IndexedAttribute"/> each and no collections.</summary>
    public IReadOnlyList<string> Members { get; } = [first, second, .. more ?? []];
}
