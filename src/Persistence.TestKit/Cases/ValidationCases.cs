using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Validation.</summary>
internal static class ValidationCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Validation, EveryFailureIsReportedAtOnce),
        new(Contract.Validation, WhatIsAllowedIsStored),
        new(Contract.Validation, ASaveIsCheckedAndWritesNothing),
        new(Contract.Validation, EntriesAreCheckedByTheirPosition),
        new(Contract.Validation, AnAppendIsCheckedByThePositionInTheCall),
        new(Contract.Validation, StoredEntriesAreNotCheckedAgain),
        new(Contract.Validation, NullWhereThereIsNoneIsAFailure),
        new(Contract.Validation, TheMessageListsTheFailures),
        new(Contract.Validation, AnObjectPutRightCanBeSaved),
    ];

    private static void EveryFailureIsReportedAtOnce(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        var document = new LearningDocument
        {
            Id = 1,
            Title = "ab",
            Importance = 6,
            Category = "A1",
            Outcomes = [new("Agent-1", 2), new("an agent with a long name", 0.5)],
        };
        var error = Check.Throws<SessionValidationException>(() => store.Create(document));
        Check.Sequence(
            ["Title", "Importance", "Category", "Outcomes[0].Score", "Outcomes[1].Agent"],
            error.Failures.Select(failure => failure.Member));
        Check.Equal("1", error.SessionKey);
        Check.Equal(0L, store.Count());
    }

    private static void WhatIsAllowedIsStored(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Title = "abc", Importance = 1, Category = "z", Outcomes = [new("0123456789", 1), new("", 0)] });
        store.Create(new LearningDocument { Id = 2, Title = new string('t', 20), Importance = 5, Category = null });
        Check.Equal(2L, store.Count());
    }

    private static void ASaveIsCheckedAndWritesNothing(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var chat = store.Load("c");
        chat.Topic = new string('t', 201);
        chat.Status = SessionStatus.Ended;
        chat.Messages.Add(Samples.Message(1));
        var error = Check.Throws<SessionValidationException>(() => store.Save(chat));
        Check.Sequence(["Topic"], error.Failures.Select(failure => failure.Member));
        Check.Equal(0L, store.CountMessages("c"));
        Samples.CheckHeader(Samples.Chat("c"), store.Load("c"));
        Check.Sequence(["c"], store.FindByStatus(SessionStatus.Active));
    }

    private static void EntriesAreCheckedByTheirPosition(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Outcomes = [new("a", 0), new("b", 0)] });
        var document = store.Load(1);
        document.Outcomes.AddRange([new("c", 0), new("d", -0.1), null!]);
        var error = Check.Throws<SessionValidationException>(() => store.Save(document));
        Check.Sequence(["Outcomes[3].Score", "Outcomes[4]"], error.Failures.Select(failure => failure.Member));
        Check.Equal(2L, store.CountOutcomes(1));
    }

    private static void AnAppendIsCheckedByThePositionInTheCall(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Outcomes = [new("a", 0)] });
        var error = Check.Throws<SessionValidationException>(() => store.AppendOutcomes(1, new LearningOutcome("b", 0), new LearningOutcome("c", 7)));
        Check.Sequence(["Outcomes[1].Score"], error.Failures.Select(failure => failure.Member));
        Check.Equal(1L, store.CountOutcomes(1));
    }

    private static void StoredEntriesAreNotCheckedAgain(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        store.Create(new LearningDocument { Id = 1, Outcomes = [new("a", 0), new("b", 1)] });
        var document = store.Load(1);
        document.Outcomes.Add(new LearningOutcome("c", 0.5));
        store.Save(document);
        document.Importance = 2;
        store.Save(document);
        Check.Equal(3L, store.CountOutcomes(1));
    }

    private static void NullWhereThereIsNoneIsAFailure(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        var chat = new MultichatSession { SessionId = "c", Topic = null!, Initiator = null!, Participants = null! };
        var error = Check.Throws<SessionValidationException>(() => store.Create(chat));
        Check.Sequence(["Topic", "Initiator", "Participants"], error.Failures.Select(failure => failure.Member));
        var entry = Samples.Message(1) with { Sender = null! };
        store.Create(Samples.Chat("c"));
        error = Check.Throws<SessionValidationException>(() => store.AppendMessages("c", entry));
        Check.Sequence(["Messages[0].Sender"], error.Failures.Select(failure => failure.Member));
        error = Check.Throws<SessionValidationException>(() => store.AppendMessages("c", Samples.Message(1) with { Id = null! }));
        Check.Sequence(["Messages[0].Id"], error.Failures.Select(failure => failure.Member));
    }

    private static void TheMessageListsTheFailures(CaseContext context)
    {
        var store = context.Open<ILearningDocumentStore>();
        var error = Check.Throws<SessionValidationException>(() => store.Create(new LearningDocument { Id = 1, Title = "", Importance = 0 }));
        Check.True(error.Message.Contains("Title", StringComparison.Ordinal) && error.Message.Contains("Importance", StringComparison.Ordinal), error.Message);
        Check.True(!error.Message.Contains('\n', StringComparison.Ordinal), "the message is one line");
        Check.True(error.Failures.All(failure => failure.Problem.Length > 0), "each failure says what is wrong");
    }

    private static void AnObjectPutRightCanBeSaved(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c"));
        var chat = store.Load("c");
        chat.Topic = "";
        chat.Messages.Add(Samples.Message(1));
        Check.Throws<SessionValidationException>(() => store.Save(chat));
        chat.Topic = "right";
        store.Save(chat);
        Check.Equal("right", store.Load("c").Topic);
        Check.Equal(1L, store.CountMessages("c"));
        Check.Equal(2L, Samples.Version(store.Load("c")));
    }
}
