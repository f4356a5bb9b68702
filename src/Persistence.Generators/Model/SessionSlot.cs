namespace Persistence.Generators.Model;

/// <summary>
/// The place of one class among the session classes of a project. A class that is refused keeps its place, so that the ones after it
/// are not taken for changed. Plain data, compared by value.
/// </summary>
/// <param name="Shard">The number of the generator that makes its files.</param>
/// <param name="Session">The model; null for a class that is no session class, or beside which nothing can stand.</param>
public sealed record SessionSlot(int Shard, SessionSpec? Session);
