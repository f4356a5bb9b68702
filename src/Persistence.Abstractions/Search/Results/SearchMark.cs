namespace Persistence;

/// <summary>Where a word of the query stands in a snippet.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct SearchMark(int Start, int Length);
