namespace Persistence;

/// <summary>
/// Makes the words of a text findable by <c>Search</c> of the class's stores, and by <c>Search…</c> of a log where it marks a member of the log's entries. It stands on a
/// <see cref="string"/> or a collection of strings, in the session class or in the type of a log's entries, and on a log whose entries are strings.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SearchableAttribute : Attribute
{
    /// <summary>How much a word counts that is found here, 1 to 100: one in a member of weight 2 counts as two in one of weight 1.</summary>
    public int Weight { get; init; } = 1;
}
