using Persistence.Generators.Model;

namespace Persistence.Generators.Projects;

/// <summary>A class that was read, and what its model was made of.</summary>
/// <param name="Slot">Its model.</param>
/// <param name="Files">Every file that has a part in it.</param>
/// <param name="GeneratedNames">The names of the types that are generated beside it, which nothing else may have.</param>
internal sealed record KnownSession(SessionSlot Slot, IReadOnlyList<FileSummary> Files, IReadOnlyList<string> GeneratedNames);
