using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Ids that were not set, and entries that were changed after they were stored.</summary>
internal static class EntryIdCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Idempotent, AnIdThatWasNotSetIsRefused),
        new(Contract.Idempotent, AnIdOfSeveralPartsNeedsOneThatIsSet),
        new(Contract.Idempotent, TheFirstContentOfAnIdStays),
        new(Contract.NoRewrite, AChangedEntryIsRefused),
        new(Contract.NoRewrite, AnEntryChangedAfterASaveIsRefused),
        new(Contract.NoRewrite, UnchangedEntriesThatCouldBeChangedAreSaved),
    ];

    private static void AnIdThatWasNotSetIsRefused(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        var box = new PostBox { Id = "b" };
        store.Create(box);
        CheckThrows("Letters[1].Id", () => store.AppendLetters("b", Letter("set"), new PostLetter { Text = "not set" }));
        CheckThrows("Cards[0].Id", () => store.AppendCards("b", new PostCard(0, [])));
        CheckThrows("Parcels[0].Id", () => store.AppendParcels("b", new PostParcel("")));
        CheckThrows("Parcels[0].Id", () => store.AppendParcels("b", new PostParcel(null!)));
        CheckThrows("Letters[0].Id", () => store.Create(new PostBox { Id = "c", Letters = { new PostLetter() } }));
        box.Cards.Add(new PostCard(0, []));
        CheckThrows("Cards[0].Id", () => store.Save(box));
        Check.Equal((0L, 0L, 0L), (store.CountLetters("b"), store.CountCards("b"), store.CountParcels("b")));
        Check.Equal(1L, store.Count());
        Check.Equal(1L, Samples.Version(store.Load("b")));
        Check.Equal(1L, store.AppendCards("b", new PostCard(-1, [])));
    }

    private static void AnIdOfSeveralPartsNeedsOneThatIsSet(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        store.Create(new PostBox { Id = "b" });
        CheckThrows("Stamps[0].Sheet", () => store.AppendStamps("b", new PostStamp(Guid.Empty, 0)));
        Check.Equal(2L, store.AppendStamps("b", new PostStamp(Guid.NewGuid(), 0), new PostStamp(Guid.Empty, 1)));
    }

    // A repeated append need not be the same in every byte: a new time of day, for example. So contents are not compared.
    private static void TheFirstContentOfAnIdStays(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        store.Create(new PostBox { Id = "b" });
        Check.Equal(1L, store.AppendCards("b", new PostCard(1, ["first"])));
        Check.Equal(1L, store.AppendCards("b", new PostCard(1, ["second"])));
        Check.Sequence(["first"], store.Load("b").Cards.Single().Words);
    }

    private static void AChangedEntryIsRefused(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        store.Create(new PostBox { Id = "b", Letters = { Letter("one"), Letter("two") }, Cards = { new PostCard(1, ["a"]) } });
        Changed(store, box => box.Letters[1].Text = "changed", "Letters");
        Changed(store, box => box.Letters[0].Id = Guid.NewGuid(), "Letters");
        Changed(store, box => box.Cards[0].Words.Add("b"), "Cards");
        Check.Sequence(["one", "two"], store.Load("b").Letters.Select(static letter => letter.Text));
    }

    private static void AnEntryChangedAfterASaveIsRefused(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        var box = new PostBox { Id = "b", Letters = { Letter("one") } };
        store.Create(box);
        box.Letters[0].Text = "changed";
        CheckThrows("Letters", () => store.Save(box));
        box.Letters[0].Text = "one";
        box.Letters.Add(Letter("two"));
        store.Save(box);
        box.Letters[1].Text = "changed";
        CheckThrows("Letters", () => store.Save(box));
        Check.Sequence(["one", "two"], store.Load("b").Letters.Select(static letter => letter.Text));
    }

    private static void UnchangedEntriesThatCouldBeChangedAreSaved(CaseContext context)
    {
        var store = context.Open<IPostBoxStore>();
        store.Create(new PostBox { Id = "b", Letters = { Letter("one") }, Cards = { new PostCard(1, ["a"]) } });
        var box = store.Load("b", SessionLoad.LastEntries(1));
        box.Label = "label";
        box.Letters.Add(Letter("two"));
        store.Save(box);
        box.Letters.Add(Letter("three"));
        store.Save(box);
        var found = store.Load("b");
        Check.Sequence(["one", "two", "three"], found.Letters.Select(static letter => letter.Text));
        Check.Equal(3L, Samples.Version(found));
    }

    private static void Changed(IPostBoxStore store, Action<PostBox> change, string log)
    {
        var box = store.Load("b");
        box.Label = "changed";
        change(box);
        CheckThrows(log, () => store.Save(box));
        Check.Equal("", store.Load("b", SessionLoad.HeaderOnly).Label);
    }

    private static void CheckThrows(string member, Action call) =>
        Check.Sequence([member], Check.Throws<SessionValidationException>(call).Failures.Select(static failure => failure.Member));

    private static PostLetter Letter(string text) => new() { Id = Guid.NewGuid(), Text = text };
}
