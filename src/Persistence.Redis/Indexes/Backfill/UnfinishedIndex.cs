using Persistence.Mapping;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>An index that is being filled.</summary>
/// <param name="Index">The index.</param>
/// <param name="Marker">What the record says of it meanwhile. When it says something else at the end, the filling may have missed sessions.</param>
internal readonly record struct UnfinishedIndex(IndexDescription Index, string Marker);
