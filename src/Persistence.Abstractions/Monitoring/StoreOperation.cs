namespace Persistence.Monitoring;

/// <summary>What a call does: <c>db.operation.name</c>, and which log or index it concerns.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Member">The name of the log or index; null where the call concerns neither.</param>
internal readonly record struct StoreOperation(string Name, string? Member = null)
{
    public static StoreOperation Create => new("create");

    public static StoreOperation Save => new("save");

    public static StoreOperation Find => new("find");

    public static StoreOperation Load => new("load");

    public static StoreOperation Delete => new("delete");

    public static StoreOperation Exists => new("exists");

    public static StoreOperation Keys => new("keys");

    public static StoreOperation Count => new("count");

    public static StoreOperation Purge => new("purge");

    public static StoreOperation Verify => new("verify");
}
