using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Strongly typed ids: as keys, alone and within a composite key, as ids of entries, in headers and indexes.</summary>
internal static class TypedKeyCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.TypedKeys, TypedKeysAreStoredAsTheirText),
        new(Contract.TypedKeys, TypedKeysAscendByTheirText),
        new(Contract.TypedKeys, TypedKeysWithinACompositeKey),
        new(Contract.TypedKeys, TypedKeysThatNoSessionCanHaveAreRefused),
        new(Contract.TypedKeys, ATextThatTheKeyTypeDoesNotTakeIsDamage),
        new(Contract.TypedKeys, EntriesWithTypedIdsAreStoredOnce),
        new(Contract.TypedKeys, TypedIdsSurviveAndAreFound),
        new(Contract.TypedKeys, AnIdThatCannotBeReadBackIsRefused),
    ];

    private static Conversation Make(string id, int? ticket = null) => new() { Id = new(id), Ticket = ticket is { } number ? new TicketId(number) : null };

    private static void TypedKeysAreStoredAsTheirText(CaseContext context)
    {
        string[] texts = [.. Texts.HostileKeys, new string('k', 512), string.Concat(Enumerable.Repeat("😀", 256))];
        var store = context.Open<IConversationStore>();
        foreach (var text in texts)
        {
            store.Create(Make(text));
            Check.Equal(1L, store.AppendRemarks(new(text), new Remark(new(text), new TicketId(1), text)));
        }

        context.CloseAll();
        store = context.Open<IConversationStore>();
        foreach (var text in texts)
        {
            var conversation = store.Load(new(text));
            Check.Equal(text, conversation.Id.Value);
            Check.Equal(new Remark(new(text), new TicketId(1), text), conversation.Remarks.Single());
            store.Save(conversation);
            Check.True(store.Exists(new(text)), $"Exists(\"{text}\")");
        }

        Check.Sequence(texts.Order(KeyOrder.Utf8), store.Keys().Select(key => key.Value));
        Check.True(store.Verify().Findings.Count == 0, "Verify finds nothing");
        Check.True(texts.All(text => store.Delete(new(text))), "each can be deleted");
        Check.Equal(0L, store.Count());
    }

    private static void TypedKeysAscendByTheirText(CaseContext context)
    {
        var strict = context.Open<IStrictTicketStore>();
        foreach (var number in (int[])[10, 9, 1, 100, 0, int.MaxValue])
        {
            strict.Create(new StrictTicket { Id = new TicketId(number), Title = "same" });
        }

        Check.Sequence([0, 1, 10, 100, int.MaxValue, 9], strict.Keys().Select(key => key.Number));
        Check.Sequence([0, 1, 10], strict.FindByTitle("same", 3).Select(key => key.Number));
    }

    private static void TypedKeysWithinACompositeKey(CaseContext context)
    {
        (ConversationId, TicketId, int)[] ascending =
        [
            (new("%"), new(1), 1), (new("/"), new(1), 1), (new("a"), new(1), -5), (new("a"), new(1), 5), (new("a"), new(1), 10), (new("a"), new(10), 0), (new("a"), new(2), 0), (new("a\0"), new(1), 1),
            (new("a/T-1/5"), new(1), 5), (new("\ue000"), new(1), 1), (new("😀"), new(1), 1),
        ];
        var store = context.Open<ICaseFileStore>();
        foreach (var key in ascending.Reverse())
        {
            store.Create(new CaseFile { Conversation = key.Item1, Ticket = key.Item2, Page = key.Item3, Title = $"{key}", Notes = [new(key.Item1, $"{key}")] });
        }

        Check.Sequence(ascending, store.Keys());
        Check.Sequence(ascending.Select(key => $"{key}"), ascending.Select(key => store.Load(key).Title));
        Check.Sequence(ascending.Select(key => $"{key}"), ascending.Select(key => store.ReadNotes(key).Single().Text));
        Check.True(store.Delete(ascending[2]) && !store.Exists(ascending[2]) && store.Exists(ascending[3]), "one is deleted, not its neighbour");
    }

    private static void TypedKeysThatNoSessionCanHaveAreRefused(CaseContext context)
    {
        var store = context.Open<IConversationStore>();
        foreach (var text in (string[])["", new('k', 513), "a\ud800", null!])
        {
            var key = new ConversationId(text);
            Check.Throws<ArgumentException>(() => store.Find(key));
            Check.Throws<ArgumentException>(() => store.Delete(key));
            Check.Throws<ArgumentException>(() => store.Exists(key));
            Check.Throws<ArgumentException>(() => store.CountRemarks(key));
            Check.Throws<ArgumentException>(() => store.AppendRemarks(key, new Remark(new("r"), new TicketId(1), "")));
            var error = Check.Throws<SessionValidationException>(() => store.Create(new Conversation { Id = key }));
            Check.Sequence(["Id"], error.Failures.Select(static failure => failure.Member).Distinct());
        }

        var strict = context.Open<IStrictTicketStore>();
        Check.Throws<ArgumentNullException>(() => strict.Find(null!));
        Check.Throws<SessionValidationException>(() => strict.Create(new StrictTicket { Id = null! }));
        Check.True(strict.Find(new TicketId(-1)) is null && !strict.Delete(new TicketId(-1)), "an id without a text of its own belongs to no session");
        Check.Throws<SessionValidationException>(() => strict.Create(new StrictTicket { Id = new TicketId(-1) }));
        Check.Equal(0L, store.Count() + strict.Count());
    }

    private static void ATextThatTheKeyTypeDoesNotTakeIsDamage(CaseContext context)
    {
        var loose = context.Open<ILooseTicketStore>();
        foreach (var text in (string[])["T-1", "none", "T-007"])
        {
            loose.Create(new LooseTicket { Id = text, Title = text });
        }

        var strict = context.Open<IStrictTicketStore>();
        Damage.CheckListed([1], strict.Keys().Select(key => key.Number));
        CheckNotFound(strict, "none");
        CheckNotFound(strict, "T-007");
        Check.Sequence([1], strict.FindByTitle("T-1").Select(key => key.Number));
        var findings = strict.Verify().Findings.Select(finding => $"{finding.SessionKey} {finding.Location} {finding.Problem}").ToList();
        Check.True(findings.Any(finding => finding.StartsWith("none ", StringComparison.Ordinal)), "Verify names the session by its stored key");
        Check.Equal("T-1", strict.Load(new TicketId(1)).Title);
    }

    // A backend that must read a session to know its indexed values leaves damaged ones out, so that they never hide the others.
    private static void CheckNotFound(IStrictTicketStore store, string title)
    {
        try
        {
            Check.Sequence([], store.FindByTitle(title));
        }
        catch (SessionCorruptedException)
        {
            return;
        }
    }

    private static void EntriesWithTypedIdsAreStoredOnce(CaseContext context)
    {
        Remark[] remarks = [new(new("a"), new(1), "1"), new(new("a"), new(2), "2"), new(new("a/T-1"), new(1), "3"), new(new("A"), new(1), "4")];
        var store = context.Open<IConversationStore>();
        store.Create(Make("c"));
        Check.Equal(4L, store.AppendRemarks(new("c"), remarks));
        Check.Equal(4L, store.AppendRemarks(new("c"), remarks));
        Check.Equal(5L, context.Open<IConversationStore>().AppendRemarks(new("c"), new(new("a"), new(1), "again"), new(new("b"), new(1), "5")));
        Check.Sequence(["1", "2", "3", "4", "5"], store.ReadRemarks(new("c")).Select(remark => remark.Text));
        var files = context.Open<ICaseFileStore>();
        (ConversationId, TicketId, int) file = (new("c"), new TicketId(1), 1);
        files.Create(new CaseFile { Conversation = file.Item1, Ticket = file.Item2, Page = file.Item3, Notes = [new(new("n"), "1"), new(new("n"), "2")] });
        Check.Equal(2L, files.AppendNotes(file, new CaseNote(new("n"), "3"), new CaseNote(new("N"), "4")));
        Check.Sequence(["1", "4"], files.ReadNotes(file).Select(note => note.Text));
    }

    private static void TypedIdsSurviveAndAreFound(CaseContext context)
    {
        var store = context.Open<IConversationStore>();
        foreach (var text in Texts.HostileKeys)
        {
            store.Create(new Conversation { Id = new(text), Before = new(text + text), Related = [new(1), new(int.MaxValue)] });
        }

        store.Create(new Conversation { Id = new("first"), Ticket = new TicketId(7) });
        var second = new Conversation { Id = new("second"), Ticket = new TicketId(7) };
        Check.True(Check.Throws<SessionValidationException>(() => store.Create(second)).Failures.Single().Member == "Ticket", "the ticket is unique");
        context.CloseAll();
        store = context.Open<IConversationStore>();
        foreach (var text in Texts.HostileKeys)
        {
            Check.Sequence([text], store.FindByBefore(new(text + text)).Select(key => key.Value));
            Check.Sequence([new TicketId(1), new TicketId(int.MaxValue)], store.Load(new(text)).Related);
        }

        Check.Sequence(["first"], store.FindByTicket(new TicketId(7)).Select(key => key.Value));
        Check.True(store.Load(new("first")) is { Before: null, Ticket.Number: 7 }, "null stays null");
        Check.Sequence([], store.FindByTicket(new TicketId(8)));
    }

    private static void AnIdThatCannotBeReadBackIsRefused(CaseContext context)
    {
        var store = context.Open<IConversationStore>();
        var wrong = new Conversation { Id = new("c"), Before = new(""), Ticket = new TicketId(-1), Related = [new(1), new(-1)], Remarks = [new(new("r"), new(-1), "")] };
        var error = Check.Throws<SessionValidationException>(() => store.Create(wrong));
        Check.Sequence(["Before", "Related[1]", "Remarks[0].Ticket", "Ticket"], error.Failures.Select(failure => failure.Member).Order(StringComparer.Ordinal));
        Check.Equal(0L, store.Count());
        store.Create(Make("c"));
        error = Check.Throws<SessionValidationException>(() => store.AppendRemarks(new("c"), new Remark(default, new(1), "")));
        Check.Equal("Remarks[0].Source", error.Failures.Single().Member);
        Check.Equal(0L, store.CountRemarks(new("c")));
    }
}
