namespace Persistence.Search;

/// <summary>One word of a text, as search compares it.</summary>
/// <param name="Text">The word without case, diacritics and differences of form: what is compared, by its UTF-16 units.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Its place among the words of the text, from 0. A compound stands where its first part does.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text, in UTF-16 units.</param>
public readonly record struct SearchToken(string Text, SearchTokenKind Kind, int Position, int Start, int Length);
