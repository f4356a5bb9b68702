using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Save of a loaded session, and conflicts.</summary>
internal static class SaveCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Save, SaveStoresHeaderAndAddedEntries),
        new(Contract.Save, EachSaveRaisesTheVersionByOneEvenWithoutAChange),
        new(Contract.Save, TheObjectCanBeSavedAgainAndAgain),
        new(Contract.Save, SaveAddsOnlyWhatWasAddedSinceTheLoad),
        new(Contract.Save, ManySavesOfALargeHeaderLoseNothing),
        new(Contract.Conflict, SaveOfAnOlderCopyIsAConflictAndWritesNothing),
        new(Contract.Conflict, AConflictRepeatsUntilTheSessionIsLoadedAgain),
        new(Contract.Conflict, OfTwoWritersOneSucceedsInEachRound),
        new(Contract.Gone, SaveOfADeletedSessionIsAConflictAndNothingComesBack),
        new(Contract.Gone, SaveOfASessionDeletedAndCreatedAgainIsAConflict),
    ];

    private static void SaveStoresHeaderAndAddedEntries(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 2));
        var chat = store.Load("c");
        chat.Topic = "changed";
        chat.Status = SessionStatus.Ended;
        chat.Participants.Remove("Agent-4");
        chat.Context["phase"] = "termination";
        chat.LastActivity = Samples.Moment.AddDays(1);
        chat.Messages.AddRange(Samples.Messages(3, 2));
        store.Save(chat);
        var found = context.Open<IMultichatSessionStore>().Load("c");
        Samples.CheckHeader(chat, found);
        Check.Sequence(Samples.Messages(1, 4), found.Messages);
    }

    private static void EachSaveRaisesTheVersionByOneEvenWithoutAChange(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        for (var version = 2; version <= 5; version++)
        {
            var chat = store.Load("c");
            store.Save(chat);
            Check.Equal(version, Samples.Version(chat));
            Check.Equal(version, Samples.Version(store.Load("c")));
        }
    }

    private static void TheObjectCanBeSavedAgainAndAgain(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = Samples.Chat("c");
        for (var number = 1; number <= 5; number++)
        {
            chat.Topic = $"topic {number}";
            chat.Messages.Add(Samples.Message(number));
            store.Save(chat);
        }

        var found = store.Load("c");
        Check.Equal("topic 5", found.Topic);
        Check.Sequence(Samples.Ids(1, 5), Samples.Ids(found.Messages));
    }

    private static void SaveAddsOnlyWhatWasAddedSinceTheLoad(CaseContext context)
    {
        var store = context.Open<IAgentRunStore>();
        var id = Guid.NewGuid();
        store.Create(new AgentRun { RunId = id, Steps = [new("a", 1)] });
        var run = store.Load(id);
        store.AppendSteps(id, new RunStep("b", 1));
        run.Steps.Add(new RunStep("c", 1));
        store.Save(run);
        store.Save(run);
        Check.Sequence(["a", "b", "c"], store.ReadSteps(id).Select(step => step.Action));
    }

    // Enough of them for a backend that tidies up after them to do so, while entries come in between. Another store looks after
    // each save, because the one that tidied up may remember what it lost and store it again with the next save.
    private static void ManySavesOfALargeHeaderLoseNothing(CaseContext context)
    {
        const int Saves = 60;
        var store = context.Open<IMultichatSessionStore>();
        var other = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var chat = store.Load("c");
        for (var save = 1; save <= Saves; save++)
        {
            chat.Topic = $"topic {save}";
            chat.Context["notes"] = new string((char)('a' + (save % 26)), 8_000);
            chat.Messages.Add(Samples.Message((2 * save) - 1));
            store.Save(chat);
            Check.Equal(chat.Topic, other.Load("c", SessionLoad.HeaderOnly).Topic);
            store.AppendMessages("c", Samples.Message(2 * save));
        }

        foreach (var found in (MultichatSession[])[store.Load("c"), context.Open<IMultichatSessionStore>().Load("c")])
        {
            Check.Equal($"topic {Saves}", found.Topic);
            Check.Equal(chat.Context["notes"], found.Context["notes"]);
            Check.Equal(Saves + 1L, Samples.Version(found));
            Check.Equal(2 * Saves, found.Messages.Count);
            Check.Sequence(Samples.Ids(1, 2 * Saves).Order(StringComparer.Ordinal), Samples.Ids(found.Messages).Order(StringComparer.Ordinal));
        }
    }

    private static void SaveOfAnOlderCopyIsAConflictAndWritesNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var older = store.Load("c");
        var newer = store.Load("c");
        newer.Topic = "newer";
        store.Save(newer);
        older.Topic = "older";
        older.Status = SessionStatus.Ended;
        older.Messages.Add(Samples.Message(2));
        var error = Check.Throws<SessionConflictException>(() => store.Save(older));
        Check.Equal(1L, error.ExpectedVersion);
        Check.Equal<long?>(2, error.StoredVersion);
        Check.Equal("c", error.SessionKey);
        Check.Equal("newer", store.Load("c").Topic);
        Check.Equal(1L, store.CountMessages("c"));
        Check.Sequence([], store.FindByStatus(SessionStatus.Ended));
    }

    private static void AConflictRepeatsUntilTheSessionIsLoadedAgain(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var older = store.Load("c");
        store.Save(store.Load("c"));
        Check.Throws<SessionConflictException>(() => store.Save(older));
        Check.Throws<SessionConflictException>(() => store.Save(older));
        Check.Equal(1L, Samples.Version(older));
        var again = store.Load("c");
        again.Topic = "repeated";
        store.Save(again);
        Check.Equal("repeated", store.Load("c").Topic);
    }

    private static void OfTwoWritersOneSucceedsInEachRound(CaseContext context)
    {
        var stores = new[] { context.Open<IMultichatSessionStore>(), context.Open<IMultichatSessionStore>() };
        stores[0].Create(Samples.Chat("c"));
        for (var round = 0; round < 8; round++)
        {
            var copies = stores.Select(store => store.Load("c")).ToArray();
            var winners = 0;
            Parallel.For(0, 2, writer =>
            {
                copies[writer].Topic = $"{round}/{writer}";
                if (Attempt.Save(stores[writer], copies[writer]))
                {
                    Interlocked.Increment(ref winners);
                }
            });
            Check.Equal(1, winners);
            Check.Equal(round + 2L, Samples.Version(stores[0].Load("c")));
        }
    }

    private static void SaveOfADeletedSessionIsAConflictAndNothingComesBack(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var chat = store.Load("c");
        store.Delete("c");
        chat.Messages.Add(Samples.Message(2));
        var error = Check.Throws<SessionConflictException>(() => store.Save(chat));
        Check.Equal(1L, error.ExpectedVersion);
        Check.Equal<long?>(null, error.StoredVersion);
        Check.True(!store.Exists("c"));
        Check.Equal(0L, store.Count());
        Check.Sequence([], store.FindByStatus(SessionStatus.Active));
        Check.Throws<SessionNotFoundException>(() => store.CountMessages("c"));
    }

    private static void SaveOfASessionDeletedAndCreatedAgainIsAConflict(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 1));
        var chat = store.Load("c");
        store.Delete("c");
        store.Create(Samples.Chat("c"));
        chat.Topic = "of another life";
        var error = Check.Throws<SessionConflictException>(() => store.Save(chat));
        Check.Equal<long?>(1, error.StoredVersion);
        Check.Equal("Persistence", store.Load("c").Topic);
        Check.Equal(0L, store.CountMessages("c"));
    }
}
