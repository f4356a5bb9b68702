using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>Puts sessions that are stored already into indexes.</summary>
internal interface IExistingSessions
{
    /// <summary>Whether the commits of several sessions may share round trips.</summary>
    bool CanShareRoundTrips { get; }

    /// <summary>Indexes several sessions.</summary>
    /// <returns>Those that others stand in the way of.</returns>
    ValueTask<IReadOnlyList<string>> IndexBatch(BackfillBatch batch, List<IndexDescription> indexes, IoMode mode);

    /// <summary>Indexes one session.</summary>
    ValueTask Index(string key, IndexDescription index, BackfillBatch batch, IoMode mode);
}
