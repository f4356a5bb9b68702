using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One session object in two calls at once. That is a mistake of the caller; it must not double what is stored.</summary>
internal static class OverlapCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Asynchronous, TwoSavesOfOneObjectAtOnceStoreItsEntriesOnce),
        new(Contract.Asynchronous, WhatIsAddedWhileASaveIsUnderWayIsLeftToTheNext),
    ];

    private static async Task TwoSavesOfOneObjectAtOnceStoreItsEntriesOnce(CaseContext context)
    {
        // Saves that change the header of a class with a unique index exclude each other in some engines: the second then begins after the first.
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Reference = "r" });
        for (var round = 1; round <= 20; round++)
        {
            var document = store.Load(1);
            document.Importance = 1 + (round % 5);
            document.Outcomes.Add(new LearningOutcome("Ada", 0.5));
            var saves = new[] { store.SaveAsync(document).AsTask(), store.SaveAsync(document).AsTask() };
            var conflicts = 0;
            foreach (var save in saves)
            {
                try
                {
                    await save;
                }
                catch (SessionConflictException)
                {
                    // It was prepared before the other one was committed. Which of them is first is not promised; where one has ended
                    // before the other begins, the other finds nothing to add.
                    conflicts++;
                }
            }

            Check.True(conflicts < saves.Length, "one of the saves is made");
            Check.Equal((long)round, store.CountOutcomes(1));
        }
    }

    private static async Task WhatIsAddedWhileASaveIsUnderWayIsLeftToTheNext(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Reference = "r" });
        var document = store.Load(1);
        for (var round = 1; round <= 20; round++)
        {
            document.Outcomes.Add(new LearningOutcome("Ada", 0.5));
            var save = store.SaveAsync(document);
            document.Outcomes.Add(new LearningOutcome("Bob", 0.5));
            await save;
            await store.SaveAsync(document);
            Check.Equal(2L * round, store.CountOutcomes(1));
        }
    }
}
