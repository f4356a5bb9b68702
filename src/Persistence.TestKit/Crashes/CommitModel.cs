using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What the commits of the crash harness leave behind, up to a number: the in-memory store says.</summary>
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
