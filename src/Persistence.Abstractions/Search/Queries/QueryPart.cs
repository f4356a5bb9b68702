namespace Persistence.Search;

/// <summary>A part of a word of a query.</summary>
/// <param name="Term">The number of its term.</param>
/// <param name="Position">Its place in the clause.</param>
/// <param name="Wholes">The numbers of the terms of the compounds that it is a part of, and of its other forms: where one of them is found, so is the part.</param>
internal readonly record struct QueryPart(int Term, int Position, int[] Wholes);
