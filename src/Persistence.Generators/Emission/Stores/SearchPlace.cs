namespace Persistence.Generators.Emission.Stores;

/// <summary>What one member of a store searches.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Hit">The type of a hit.</param>
/// <param name="Accessor">The expression by which a store gets at the search.</param>
/// <param name="What">What is found, in words.</param>
/// <param name="Where">Where it is looked for, as XML documentation.</param>
internal sealed record SearchPlace(string Name, string Hit, string Accessor, string What, string Where)
{
    /// <summary>Writes the documentation of the member.</summary>
    /// <param name="further">The documentation of further parameters, each after a line end.</param>
    public Action<SourceWriter> Document(string further) => writer => writer.Document($"""
        <summary>Finds the {What} that fit best what a query looks for in {Where}. Each session is read.</summary>
        <param name="query">Any text: its words, of which one must be found. Or a query with conditions.</param>
        <param name="limit">The most hits.</param>{further}
        <returns>The hits, the best first; and the sessions that cannot be read, in <c>Skipped</c>.</returns>
        <exception cref="sys::ArgumentException">The limit is negative, or the cursor of the query belongs to another one.</exception>
        """);
}
