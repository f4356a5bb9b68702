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

    public static StoreOperation Search { get; } = new("search");

    public static StoreOperation Maintain { get; } = new("maintain");

    public static StoreOperation CreateMany { get; } = new("create_many");

    public static StoreOperation SaveMany { get; } = new("save_many");

    public static StoreOperation LoadMany { get; } = new("load_many");

    public static StoreOperation DeleteMany { get; } = new("delete_many");

    public static StoreOperation Query { get; } = new("query");

    public static StoreOperation QueryCount { get; } = new("query_count");

    public static StoreOperation QueryDelete { get; } = new("query_delete");

    public static StoreOperation QueryExplain { get; } = new("query_explain");

    /// <summary>Upgrading all sessions.</summary>
    public static StoreOperation UpgradeAll { get; } = new("upgrade_all");
}
