namespace Persistence.Monitoring;

/// <summary>What a call does: <c>db.operation.name</c>, and which log or index it concerns.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Member">The name of the log or index; null where the call concerns neither.</param>
internal readonly record struct StoreOperation(string Name, string? Member = null)
{
    /// <summary>Whether it has no span: it comes again and again without a caller who waits for it.</summary>
    public bool IsRepeated { get; init; }

    public static StoreOperation Create { get; } = new("create");

    public static StoreOperation Save { get; } = new("save");

    public static StoreOperation Find { get; } = new("find");

    public static StoreOperation Load { get; } = new("load");

    public static StoreOperation Delete { get; } = new("delete");

    public static StoreOperation Exists { get; } = new("exists");

    public static StoreOperation Keys { get; } = new("keys");

    public static StoreOperation Count { get; } = new("count");

    public static StoreOperation Purge { get; } = new("purge");

    public static StoreOperation Verify { get; } = new("verify");

    public static StoreOperation Maintain { get; } = new("maintain");

    /// <summary>Upgrading all sessions.</summary>
    public static StoreOperation UpgradeAll { get; } = new("upgrade_all");
}
