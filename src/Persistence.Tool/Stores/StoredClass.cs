using Persistence.Mapping;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Stores;

/// <summary>A session class, as far as a store shows it.</summary>
/// <param name="Name">Its storage name.</param>
/// <param name="KeyParts">The kinds of the parts of its key.</param>
/// <param name="Shape">The shape that the store has recorded; null for none.</param>
internal sealed record StoredClass(string Name, IReadOnlyList<KeyPartKind> KeyParts, ClassShape? Shape);
