using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What an engine that has a search index is asked for: the best of a query's hits after a place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchRequest
{
    internal SearchRequest(SearchPlan plan, IReadOnlyList<SearchMember> members, int log, SearchCursor? after)
    {
        (Plan, Members, Log, After) = (plan, members, log, after);
    }

    /// <summary>The ordinal of the log whose entries are searched; -1 where sessions are.</summary>
    public int Log { get; }

    /// <summary>The most hits to give.</summary>
    public required int Count { get; init; }

    internal SearchPlan Plan { get; }

    internal IReadOnlyList<SearchMember> Members { get; }

    internal SearchCursor? After { get; }

    /// <summary>The sortable keys of the sessions among which is searched; null for all.</summary>
    internal IReadOnlySet<string>? Among { get; init; }

    /// <summary>Whether the same search asked before: what changed since need not be found.</summary>
    internal bool IsContinued { get; init; }
}
