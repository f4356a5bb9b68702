using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A fact.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">What it is about. A word here counts twice.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">Where it comes from. Not searched.</param>
/// <param name="Embedding">What it says, as numbers; null for not said.</param>
public sealed record TeamFact([property: Key] string Id, [property: Searchable(Weight = 2)] string Subject, [property: Searchable] string? Text, string Source = "", [property: Vector(8)] float[]? Embedding = null);
