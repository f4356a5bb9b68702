using Persistence.Engine;

namespace Persistence.Search;

/// <summary>The sessions among which is searched.</summary>
internal interface ISearchedSessions
{
    /// <summary>What holds for all of them; nothing where it is searched among all.</summary>
    IReadOnlyList<QueryCondition> Conditions { get; }

    /// <summary>Finds them.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sortable forms of their keys, and the sessions of which it is not known because they cannot be read; null where it is searched among all.</returns>
    ValueTask<(IReadOnlySet<string> Keys, IReadOnlyList<SkippedSession> Skipped)?> Find(IoMode mode);
}
