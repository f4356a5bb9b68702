using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One session object in two calls at once. That is a mistake of the caller; it must not double what is stored.</summary>
internal static class OverlapCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Asynchronous, TwoSavesOfOneObjectAtOnceStoreItsEntriesOnce),
    ];

    private static async Task TwoSavesOfOneObjectAtOnceStoreItsEntriesOnce(CaseContext context)
    {
        var store = context.Open<IWorkflowRunStore>();
        store.Create(new WorkflowRun { RunId = "a" });
        for (var round = 1; round <= 20; round++)
        {
            var run = store.Load("a");
            run.Notes.Add("a note without an id");
            var saves = new[] { store.SaveAsync(run).AsTask(), store.SaveAsync(run).AsTask() };
            await saves[0];
            try
            {
                // Where the first save has ended already, the second one finds nothing to add.
                await saves[1];
            }
            catch (SessionConflictException)
            {
                // It was prepared before the first one was committed.
            }

            Check.Equal((long)round, store.CountNotes("a"));
        }
    }
}
