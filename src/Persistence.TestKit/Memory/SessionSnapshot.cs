namespace Persistence.TestKit;

/// <summary>What is needed to build a session object, taken from the store in one moment.</summary>
internal sealed record SessionSnapshot(long Version, long Token, byte[] Header, IReadOnlyDictionary<string, byte[][]> Logs);
