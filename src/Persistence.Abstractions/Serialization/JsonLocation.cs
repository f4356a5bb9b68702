namespace Persistence.Serialization;

/// <summary>What a writer knows of its current location, and its text does not show: which objects are dictionaries.</summary>
/// <param name="Depth">How many objects and arrays are open.</param>
/// <param name="Maps">A bit for each of them that is a dictionary, the outermost first.</param>
/// <param name="Within">The member whose entries stand among the members of the innermost object; null for none.</param>
internal readonly record struct JsonLocation(int Depth, ulong Maps, string? Within)
{
    /// <summary>Whether an open object is a dictionary.</summary>
    /// <param name="above">How many objects and arrays are open inside of it.</param>
    public bool IsMap(int above) => Depth - 1 - above is >= 0 and < JsonWriter.MaxDepth and var level && ((Maps >> level) & 1) != 0;
}
