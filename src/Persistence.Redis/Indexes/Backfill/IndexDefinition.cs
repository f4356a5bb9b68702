using Persistence.Mapping;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>What the catalog of indexes says of one of them, as text.</summary>
internal static class IndexDefinition
{
    /// <summary>Follows the definition during a backfill; the name of the backfill follows.</summary>
    public const string UnderWay = ", being filled ";

    /// <summary>Stands in place of the definition of an index whose member has another storage name, which follows.</summary>
    public const string Renamed = "renamed to ";

    private const string Unique = ", unique";

    /// <summary>What the catalog says of an index that is complete.</summary>
    /// <remarks>
    /// What upgrade steps make of older sessions is indexed again with each schema version. Programs of earlier versions take that for a backfill that is under way: they go on, and index
    /// what they store by their own values.
    /// </remarks>
    public static string Of(IndexDescription index) =>
        Values(index) + (index.IsUnique ? Unique : "") + (index.Version == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{UnderWay}for version {index.Version}"));

    /// <summary>Whether a text is one that a program writes into the catalog; what follows its beginning, other versions may know better.</summary>
    public static bool Is(string text) =>
        text.StartsWith("one value", StringComparison.Ordinal) || text.StartsWith("many values", StringComparison.Ordinal) || text.StartsWith(Renamed, StringComparison.Ordinal);

    /// <summary>Whether a text says that programs keep an index.</summary>
    public static bool IsKept(string text) => Is(text) && !text.StartsWith(Renamed, StringComparison.Ordinal);

    /// <summary>Says how a program keeps an index whose entries this one does not understand.</summary>
    /// <param name="index">The index.</param>
    /// <param name="recorded">What the catalog says of it; null for nothing.</param>
    /// <returns>Null where this program understands them, or nothing is recorded.</returns>
    public static string? ChangeOf(IndexDescription index, string? recorded) =>
        recorded is null || !Is(recorded) ? null
        : recorded.StartsWith(Renamed, StringComparison.Ordinal) ? $"its member is stored as '{recorded[Renamed.Length..]}' since"
        : ValuesIn(recorded) == Values(index) ? null
        : $"it holds {ValuesIn(recorded)}, not {Values(index)}";

    /// <summary>Says that a program keeps an index unique, and this one does not.</summary>
    /// <param name="index">The index.</param>
    /// <param name="recorded">What the catalog says of it; null for nothing.</param>
    public static string? UniquenessOf(IndexDescription index, string? recorded) =>
        !index.IsUnique && recorded is not null && Complete(recorded).EndsWith(Unique, StringComparison.Ordinal) ? "its values are unique since" : null;

    private static string Complete(string recorded) => recorded.IndexOf(UnderWay, StringComparison.Ordinal) is >= 0 and var end ? recorded[..end] : recorded;

    private static string ValuesIn(string recorded) => Complete(recorded) is var text && text.EndsWith(Unique, StringComparison.Ordinal) ? text[..^Unique.Length] : text;

    private static string Values(IndexDescription index) => (index.IsMultiValued ? "many values" : "one value") + TypeOf(index);

    // Another type may have another form in the index. That it may also have the same one costs no more than a look at each session.
    private static string TypeOf(IndexDescription index) => index.ValueType.Replace("global::", "", StringComparison.Ordinal) switch
    {
        "" => "",

        // Earlier programs indexed the clock time of a local time.
        "System.DateTime" => " of System.DateTime by instant",
        var type => " of " + type,
    };
}
