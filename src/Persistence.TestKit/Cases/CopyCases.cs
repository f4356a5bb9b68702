using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Objects that are copies of a session object, or hold a part of a session.</summary>
internal static class CopyCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Copies, CreateRefusesASessionLoadedInPart),
        new(Contract.Copies, CreateRefusesAHeaderWhoseLogsAreEmpty),
        new(Contract.Copies, CreateTakesASessionWhoseLogsFitThePart),
        new(Contract.Copies, ACopyOfTheObjectIsNotTheOneThatWasLoaded),
    ];

    private static void CreateRefusesASessionLoadedInPart(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        foreach (var load in (SessionLoad[])[SessionLoad.HeaderOnly, SessionLoad.LastEntries(2)])
        {
            var part = store.Load("c", load);
            store.Save(part);
            part.Messages.Add(Samples.Message(9 + load.MaxEntries));
            store.Save(part);
            using var elsewhere = new InMemoryEnvironment();
            using var other = elsewhere.Open<IMultichatSessionStore>(TimeProvider.System);
            foreach (var target in (IMultichatSessionStore[])[other, store])
            {
                var error = Check.Throws<SessionValidationException>(() => target.Create(part));
                Check.Sequence(["Messages"], error.Failures.Select(static failure => failure.Member));
            }

            Check.True(!other.Exists("c"), "nothing was written");
        }

        using var whole = new InMemoryEnvironment();
        using var copy = whole.Open<IMultichatSessionStore>(TimeProvider.System);
        copy.Create(store.Load("c"));
        Check.Equal(5L, copy.CountMessages("c"));
        store.Delete("c");
        store.Create(copy.Load("c"));
        Check.Equal(5L, store.CountMessages("c"));
        Check.Throws<SessionValidationException>(() => store.Create(copy.Load("c", SessionLoad.LastEntries(4))));
    }

    // A header says nothing of its logs, on no backend.
    private static void CreateRefusesAHeaderWhoseLogsAreEmpty(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        foreach (var load in (Func<MultichatSession>[])[() => store.Load("c", SessionLoad.HeaderOnly), () => store.Find("c", SessionLoad.HeaderOnly)!])
        {
            var header = load();
            store.Save(header);
            Check.True(store.Delete("c"), "it is there");
            var error = Check.Throws<SessionValidationException>(() => store.Create(header));
            Check.Sequence(["Messages"], error.Failures.Select(static failure => failure.Member));
            Check.True(!store.Exists("c"), "nothing was written");
            store.Create(Samples.Chat("c"));
        }

        var part = store.Load("c", SessionLoad.LastEntries(2));
        store.Delete("c");
        store.Create(part);
        var badges = context.Open<IBadgeV1Store>();
        badges.Create(new BadgeV1 { Id = "b" });
        var whole = badges.Load("b", SessionLoad.HeaderOnly);
        badges.Delete("b");
        badges.Create(whole);
    }

    private static void CreateTakesASessionWhoseLogsFitThePart(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        var chat = store.Load("c", SessionLoad.LastEntries(2));
        store.Delete("c");
        store.Create(chat);
        Check.Equal(2L, store.CountMessages("c"));
    }

    private static void ACopyOfTheObjectIsNotTheOneThatWasLoaded(CaseContext context)
    {
        var store = context.Open<IArchiveStore>();
        store.Create(new Archive { Id = "k", Title = "first" });
        var original = store.Load("k");
        var copy = original.Copy();
        original.Title = "A";
        store.Save(original);
        copy.FiledAt = DateTime.UnixEpoch;
        Check.Throws<SessionExistsException>(() => store.Save(copy));
        Check.Throws<SessionExistsException>(() => store.Create(copy));
        Check.Equal("A", store.Load("k").Title);
        original.Title = "B";
        store.Save(original);
        Check.Equal("B", store.Load("k").Title);
        Check.Equal(3L, Samples.Version(original));
        Check.Equal(0L, Samples.Version(copy));
        var early = new Archive { Id = "n" };
        var earlyCopy = early.Copy();
        store.Create(early);
        Check.Throws<SessionExistsException>(() => store.Save(earlyCopy));
        early.Title = "n";
        store.Save(early);
    }
}
