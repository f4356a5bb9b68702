using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What an engine that keeps embeddings in memory is asked for: those that are nearest to one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VectorRequest
{
    internal VectorRequest(VectorMember member, int log, float[] unit) => (Member, Log, Unit) = (member, log, unit);

    /// <summary>The ordinal of the log whose entries are searched; -1 where sessions are.</summary>
    public int Log { get; }

    /// <summary>The most hits to give.</summary>
    public required int Count { get; init; }

    internal VectorMember Member { get; }

    /// <summary>The embedding looked for, of length 1.</summary>
    internal float[] Unit { get; }

    /// <summary>The sortable keys of the sessions among which is searched; null for all.</summary>
    internal IReadOnlySet<string>? Among { get; init; }
}
