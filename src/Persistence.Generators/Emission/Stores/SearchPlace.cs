namespace Persistence.Generators.Emission.Stores;

/// <summary>What one member of a store searches.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Hit">The type of a hit.</param>
/// <param name="Accessor">The expression by which a store gets at the search.</param>
/// <param name="What">What is found, in words.</param>
/// <param name="Where">Where it is looked for, as XML documentation.</param>
internal sealed record SearchPlace(string Name, string Hit, string Accessor, string What, string Where)
{
    /// <summary>What the documentation adds of a search among the sessions that a query finds.</summary>
    public const string AmongFound = " Among the sessions for which the conditions hold: what these demand changes no score.";

    /// <summary>The expression by which a query gets at the search.</summary>
    public required string OfQuery { get; init; }

    /// <summary>Writes the documentation of the member.</summary>
    /// <param name="among">What is added to the first sentence.</param>
    /// <param name="further">The documentation of further parameters, each after a line end.</param>
    public Action<SourceWriter> Document(string among, string further) => writer => writer.Document($"""
        <summary>Finds the {What} that fit best what a query looks for in {Where}.{among}</summary>
        <param name="query">Any text: its words, of which one must be found. Or a query with conditions.</param>
        <param name="limit">The most hits.</param>{further}
        <returns>The hits, the best first; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
        <exception cref="sys::ArgumentException">The limit is negative, or the cursor of the query belongs to another one.</exception>
        """);
}
