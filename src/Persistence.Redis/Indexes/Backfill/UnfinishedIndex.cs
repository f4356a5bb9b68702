using Persistence.Mapping;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>An index whose backfill is under way.</summary>
/// <param name="Index">The index.</param>
/// <param name="Marker">What the record says of it meanwhile. When it says something else at the end, the backfill may have missed sessions.</param>
internal readonly record struct UnfinishedIndex(IndexDescription Index, string Marker);
