namespace Persistence.Foreign.Tests.Values;

/// <summary>A way to make an object.</summary>
/// <param name="Parameters">The types of what is needed.</param>
/// <param name="Call">Makes it.</param>
internal sealed record Maker(IReadOnlyList<Type> Parameters, Func<object?[], object?> Call);
