namespace Persistence;

/// <summary>A piece of a text in which words of a query stand.</summary>
/// <param name="Member">The member whose text it is.</param>
/// <param name="Text">The piece, about 160 UTF-16 units of it; an ellipsis stands where the text goes on.</param>
/// <param name="Marks">Where words of the query stand in the piece, ascending.</param>
public sealed record SearchSnippet(string Member, string Text, IReadOnlyList<SearchMark> Marks);
