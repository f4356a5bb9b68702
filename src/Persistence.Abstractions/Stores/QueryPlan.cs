namespace Persistence;

/// <summary>How a store answers a query.</summary>
/// <param name="Index">The index that gives the candidates, by the name of its member; null where all sessions are looked at.</param>
/// <param name="Candidates">How many sessions that index, or the store, gives; the other conditions are checked on them. Null where the database does not say it.</param>
/// <param name="Details">The plan in the backend's own words.</param>
public sealed record QueryPlan(string? Index, long? Candidates, string Details);
