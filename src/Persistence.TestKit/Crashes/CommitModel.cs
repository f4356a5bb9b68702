using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What a store holds after the commits of the crash harness up to a number, computed with the in-memory store.</summary>
internal sealed class CommitModel
{
    private readonly InMemoryDatabase _database = new();

    /// <summary>The last commit made.</summary>
    public int Last { get; private set; }

    public void AdvanceTo(int number)
    {
        using var store = new WorkflowRunInMemoryStore(_database);
        while (Last < number)
        {
            CrashCommit.Apply(store, ++Last);
        }
    }

    public IReadOnlyList<string> Dump()
    {
        using var store = new WorkflowRunInMemoryStore(_database);
        return CrashCommit.Dump(store);
    }
}
