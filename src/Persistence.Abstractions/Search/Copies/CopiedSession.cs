namespace Persistence.Search;

/// <summary>What a stored copy of an index says of a session.</summary>
/// <param name="State">The session has the texts of the copy while it has this state; null where that has to be looked at.</param>
/// <param name="Number">Its number in the index.</param>
/// <param name="Texts">Of how many texts it is.</param>
/// <param name="Hash">A number for these texts; empty where there is none.</param>
internal sealed record CopiedSession(string? State, long Number, int Texts, byte[] Hash);
