using Persistence.Mapping;

namespace Persistence.Redis.Indexes;

/// <summary>A session whose hash has no value of some indexes: it was stored without them, or its members have no value.</summary>
/// <param name="Key">The session, stored form.</param>
/// <param name="Indexes">The indexes.</param>
internal sealed record LackingSession(string Key, IReadOnlyList<IndexDescription> Indexes);
