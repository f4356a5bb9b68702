using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Unique indexes.</summary>
internal static class UniqueCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Unique, CreateRefusesATakenValue),
        new(Contract.Unique, SaveRefusesATakenValue),
        new(Contract.Unique, NullMayBelongToMany),
        new(Contract.Unique, AValueIsFreedByASaveAndByADelete),
        new(Contract.Unique, OnesOwnValueIsNotTaken),
        new(Contract.Unique, ATakenKeyIsSaidBeforeATakenValue),
        new(Contract.Unique, AValueThatBecomesUniqueIsKeptByThoseThatShareIt),
        new(Contract.Unique, OfManyWhoWantAValueOneGetsIt),
    ];

    private static void CreateRefusesATakenValue(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(Document(74, "r"));
        var error = Check.Throws<SessionValidationException>(() => store.Create(Document(2, "r")));
        Check.Sequence(["Reference"], error.Failures.Select(failure => failure.Member));
        Check.True(!error.Message.Contains("'74'", StringComparison.Ordinal), $"the key of the other session must not be in the message: {error.Message}");
        Check.True(!store.Exists(2));
        Check.Equal(1L, store.Count());
        Check.Sequence([74L], store.FindByReference("r"));
    }

    private static void AValueThatBecomesUniqueIsKeptByThoseThatShareIt(CaseContext context)
    {
        var older = context.Open<IBadgeV1Store>();
        older.Create(new BadgeV1 { Id = "a", Code = "x" });
        older.Create(new BadgeV1 { Id = "b", Code = "x" });
        var store = context.Open<IBadgeV2Store>();
        var first = store.Load("a");
        var second = store.Load("b");
        Check.Equal(("x", "x"), (first.Code, second.Code));
        second.Holder = "changed";
        var error = Check.Throws<SessionValidationException>(() => store.Save(second));
        Check.Sequence([("Code", "its value belongs to another session already, and it is unique")], error.Failures.Select(failure => (failure.Member, failure.Problem)));
        Check.Throws<SessionValidationException>(() => store.Create(new BadgeV2 { Id = "c", Code = "x" }));
        first.Code = "y";
        store.Save(first);
        store.Save(second);
        Check.Sequence(["b"], store.FindByCode("x"));
        Check.Sequence(["a"], store.FindByCode("y"));
        Check.Throws<SessionValidationException>(() => store.Create(new BadgeV2 { Id = "c", Code = "x" }));
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }

    private static void SaveRefusesATakenValue(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(Document(1, "r"));
        store.Create(Document(2, "s"));
        var second = store.Load(2);
        second.Title = "changed";
        second.Reference = "r";
        second.Outcomes.Add(new LearningOutcome("Agent-1", 0.5));
        var error = Check.Throws<SessionValidationException>(() => store.Save(second));
        Check.Sequence(["Reference"], error.Failures.Select(failure => failure.Member));
        var found = store.Load(2);
        Check.Equal("s", found.Reference);
        Check.Equal("untitled", found.Title);
        Check.Equal(0, found.Outcomes.Count);
        Check.Sequence([2L], store.FindByReference("s"));
        second.Reference = "t";
        store.Save(second);
        Check.Sequence([2L], store.FindByReference("t"));
        Check.Equal(1L, store.CountOutcomes(2));
    }

    private static void NullMayBelongToMany(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(Document(1, null));
        store.Create(Document(2, null));
        store.Create(Document(3, ""));
        Check.Throws<SessionValidationException>(() => store.Create(Document(4, "")));
        Check.Equal(3L, store.Count());
    }

    private static void AValueIsFreedByASaveAndByADelete(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(Document(1, "r"));
        var first = store.Load(1);
        first.Reference = "s";
        store.Save(first);
        store.Create(Document(2, "r"));
        store.Delete(1);
        store.Create(Document(3, "s"));
        Check.Sequence([2L], store.FindByReference("r"));
        Check.Sequence([3L], store.FindByReference("s"));
    }

    private static void OnesOwnValueIsNotTaken(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        var document = Document(1, "r");
        store.Create(document);
        document.Title = "changed";
        store.Save(document);
        store.Save(store.Load(1));
        Check.Equal("changed", store.Load(1).Title);
    }

    private static void ATakenKeyIsSaidBeforeATakenValue(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(Document(1, "r"));
        store.Create(Document(2, "s"));
        Check.Throws<SessionExistsException>(() => store.Create(Document(2, "r")));
    }

    private static void OfManyWhoWantAValueOneGetsIt(CaseContext context)
    {
        var stores = new[] { context.Open<ILearningDocumentStore>(), context.Open<ILearningDocumentStore>() };
        for (var round = 0; round < 5; round++)
        {
            var winners = 0;
            Parallel.For(0, 6, number =>
            {
                try
                {
                    stores[number % 2].Create(Document((round * 10) + number, $"r{round}"));
                    Interlocked.Increment(ref winners);
                }
                catch (SessionValidationException)
                {
                }
            });
            Check.Equal(1, winners);
            Check.Equal(1, stores[0].FindByReference($"r{round}").Count);
            Check.Equal(round + 1L, stores[0].Count());
        }
    }

    private static LearningDocument Document(long id, string? reference) => new() { Id = id, Reference = reference };
}
