namespace Persistence.AgentFramework.Tests.Support;

/// <summary>Where a test keeps its conversations.</summary>
public enum Backend { Json, Sqlite, Redis }
