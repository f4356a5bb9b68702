using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>Where a session stands in the order of a query.</summary>
/// <param name="Value">What it is ordered by, in the engine's own text; null where that is null, or the order is that of the keys.</param>
/// <param name="Key">The encoded key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct QueryPlace(string? Value, string Key);
