using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>A text that is searched.</summary>
/// <param name="Name">The member's name in C#.</param>
/// <param name="Weight">How much a word counts that is found in it, 1 to 100.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SearchMember(string Name, int Weight);
