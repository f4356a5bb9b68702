using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Upgrade steps that fail, or make something that the class does not take: one clear error, and nothing is written.</summary>
internal static class UpgradeErrorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Upgrades, AStepThatFailsIsOneSchemaError),
        new(Contract.Upgrades, AStepOfEntriesThatFailsIsOneSchemaError),
        new(Contract.Upgrades, ASessionThatAStepRefusesHidesNoOther),
        new(Contract.Upgrades, NewerDataIsNoMatterForSteps),
    ];

    private static readonly (string Does, string Says)[] s_steps =
    [
        ("throw", "upgrade step Upgrade (From = 1) failed (InvalidOperationException: it has no name). The data is whole, and nothing was written; correct the step."),
        ("cancel", "upgrade step Upgrade (From = 1) failed (OperationCanceledException: it was cancelled). The data is whole, and nothing was written; correct the step."),
        ("remove", "upgrade step Upgrade (From = 1) removed 'id', which is part of a key. The data is whole, and nothing was written; correct the step, which may read a key and not change it."),
        ("change", "upgrade step Upgrade (From = 1) changed 'id', which is part of a key."),
        ("forget", "after upgrade step Upgrade (From = 1): the required member 'lastName' is not in the stored data, or is null there. The data is whole, and nothing was written; correct the step."),
        ("wrong", "after upgrade step Upgrade (From = 1): member 'Born' holds \"long ago\", but a number of type Int32 was expected. The data is whole, and nothing was written; correct the step."),
        ("half", "what upgrade step Upgrade (From = 1) made cannot be stored: Team: it is not valid Unicode: a surrogate stands without its partner. The data is whole, and nothing was written; correct the step."),
        ("half inside", "what upgrade step Upgrade (From = 1) made cannot be stored: Home: it is not valid Unicode: a surrogate stands without its partner."),
        ("unwritable", "what upgrade step Upgrade (From = 1) made cannot be written as JSON (ArgumentException:"),
    ];

    private static void AStepThatFailsIsOneSchemaError(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        foreach (var (does, _) in s_steps)
        {
            older.Create(UpgradeReadCases.Older(does, does));
        }

        var store = context.Open<IPersonTroubleStore>();

        // An index that the class has since is filled before anything is looked for.
        store.FindByTeam("nobody");
        var before = context.Environment.StoredBytes();
        foreach (var (does, says) in s_steps)
        {
            CheckRefusal(does, says, Check.Throws<SessionSchemaException>(() => store.Load(does)));
            CheckRefusal(does, says, Check.Throws<SessionSchemaException>(() => store.Find(does, SessionLoad.HeaderOnly)));
            Check.Equal(2, store.ReadNotes(does).Count);
        }

        Check.Sequence(s_steps.Select(static step => step.Does).Order(StringComparer.Ordinal), store.Verify().Findings.Select(static finding => finding.SessionKey!).Order(StringComparer.Ordinal));
        Check.Equal(before, context.Environment.StoredBytes());
        Check.Sequence(s_steps.Select(static step => step.Does), s_steps.Select(step => older.Load(step.Does).FullName));
    }

    private static void AStepOfEntriesThatFailsIsOneSchemaError(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        foreach (var does in (string[])["throw", "remove", "change", "forget", "wrong"])
        {
            var session = UpgradeReadCases.Older(does);
            session.Notes.AddRange([new PersonNoteV1("n3", does), new PersonNoteV1("n4", does)]);
            older.Create(session);
            var store = context.Open<IPersonTroubleStore>();
            CheckRefusal(does, "an entry of log 'notes': ", Check.Throws<SessionSchemaException>(() => store.Load(does)));
            CheckRefusal(does, "upgrade step UpgradeNote (From = 1)", Check.Throws<SessionSchemaException>(() => store.ReadNotes(does)));
            Check.Throws<SessionSchemaException>(() => store.ReadLastNotes(does, 1));
            Check.Sequence(["n1", "n2"], store.ReadNotes(does, 0, 2).Select(static note => note.Id));
            Check.Equal("Lovelace", store.Load(does, SessionLoad.HeaderOnly).LastName);
            Check.Equal(does, older.Load(does).Notes[2].Text);

            // What is appended needs no step, and an id that is stored is known although its entry cannot be read.
            Check.Equal(5L, store.AppendNotes(does, new PersonNoteV1("n3", "again"), new PersonNoteV1("n5", "five")));
            Check.Sequence(["n5"], store.ReadNotes(does, 4).Select(static note => note.Id));
            Check.Equal(1, store.Verify().Findings.Count(finding => finding.SessionKey == does));
        }
    }

    private static void ASessionThatAStepRefusesHidesNoOther(CaseContext context)
    {
        var older = context.Open<IPersonV1Store>();
        foreach (var key in (string[])["a", "throw", "z"])
        {
            older.Create(UpgradeReadCases.Older(key, key));
        }

        var store = context.Open<IPersonTroubleStore>();
        for (var time = 1; time <= 2; time++)
        {
            // What the step would make of it is not known, so it is not found by what it was.
            var found = store.FindByTeam("red");
            Check.Sequence(["a", "z"], found);
            Check.Sequence(["throw"], found.Skipped.Select(static one => one.Session!));
            Check.True(found.Skipped[0].Problem.Contains("upgrade step Upgrade (From = 1) failed", StringComparison.Ordinal), found.Skipped[0].Problem);
        }

        Check.Sequence(["a", "throw", "z"], store.Keys());
        Check.Equal("throw", store.Verify().Findings.Single().SessionKey);
    }

    private static void NewerDataIsNoMatterForSteps(CaseContext context)
    {
        context.Open<IPersonV3Store>().Create(new PersonV3 { Id = "p", SortName = "x" });
        var store = context.Open<IPersonV2Store>();
        var error = Check.Throws<SessionSchemaException>(() => store.Load("p"));
        Check.True(error.Message.Contains("was written by schema version 3 of PersonV2, this program knows version 2. Update the program.", StringComparison.Ordinal), error.Message);
        Check.Throws<SessionSchemaException>(() => store.AppendNotes("p", new PersonNoteV2("n", "t", "b")));
    }

    private static void CheckRefusal(string key, string says, SessionSchemaException error)
    {
        Check.Equal(key, error.SessionKey);
        Check.True(error.Message.Contains(says, StringComparison.Ordinal) && error.Message.StartsWith($"Session '{key}' in ", StringComparison.Ordinal), error.Message);
        Check.True(!error.Message.Contains('\n', StringComparison.Ordinal), "the message is one line");
    }
}
