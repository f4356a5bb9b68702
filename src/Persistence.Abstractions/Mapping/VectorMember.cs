using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>An embedding that is searched.</summary>
/// <param name="Name">The member's name in C#.</param>
/// <param name="Dimensions">How many numbers it has.</param>
/// <param name="Model">Which model makes it; null where that is not said.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record VectorMember(string Name, int Dimensions, string? Model = null);
