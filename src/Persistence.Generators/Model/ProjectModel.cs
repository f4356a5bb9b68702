namespace Persistence.Generators.Model;

/// <summary>What a project holds for the generator. Plain data, compared by value.</summary>
/// <param name="Sessions">Its session classes.</param>
/// <param name="Backends">The backends whose run-time half it references.</param>
/// <param name="Clashes">The starts of file names that differ by case only from another's: the compiler compares file names without case.</param>
public sealed record ProjectModel(EquatableArray<SessionSlot> Sessions, Backends Backends, EquatableArray<string> Clashes);
