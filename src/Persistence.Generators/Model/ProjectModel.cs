namespace Persistence.Generators.Model;

/// <summary>What a project holds for the generator. Plain data, compared by value.</summary>
/// <param name="Sessions">Its session classes.</param>
/// <param name="Backends">The backends whose run-time half it references.</param>
public sealed record ProjectModel(EquatableArray<SessionSlot> Sessions, Backends Backends);
