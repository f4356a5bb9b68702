using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What becomes of a store whose class has another key than before: it is refused in the same words, and nothing is changed.</summary>
internal static class KeyChangeCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.Schema, PartsOfAKeyInAnotherOrderAreRefused),
        new(Contract.Schema, APartMoreInAKeyIsRefused),
        new(Contract.Schema, APartLessInAKeyIsRefused),
        new(Contract.Schema, NoOperationTakesOneKeyForAnother),
        new(Contract.Schema, AKeyThatOnlyLooksLikeSeveralPartsIsNotRefused),
        new(Contract.Schema, AKeyOfEqualPartsIsNotRefused),
    ];

    private static void PartsOfAKeyInAnotherOrderAreRefused(CaseContext context)
    {
        Store(context);
        CheckRefused(context, () => context.Open<IShelfReorderedStore>().Count(), "ShelfReordered", "(Place, Row, Number)");
        CheckRefused(context, () => context.Open<IShelfNumberFirstStore>().Count(), "ShelfNumberFirst", "(Number, Row, Place)");
    }

    private static void APartMoreInAKeyIsRefused(CaseContext context)
    {
        Store(context);
        CheckRefused(context, () => context.Open<IShelfExtendedStore>().Count(), "ShelfExtended", "(Row, Place, Number, Side)");
        CheckRefused(context, () => context.Open<IShelfExtendedStrictlyStore>().Count(), "ShelfExtendedStrictly", "(Row, Place, Number, Side)");
    }

    private static void APartLessInAKeyIsRefused(CaseContext context)
    {
        Store(context);
        CheckRefused(context, () => context.Open<IShelfReducedStore>().Count(), "ShelfReduced", "(Row)");
    }

    private static void NoOperationTakesOneKeyForAnother(CaseContext context)
    {
        Store(context);
        Action<IShelfReorderedStore>[] calls =
        [
            store => store.Find(("aa", "bb", 1)),
            store => store.Exists(("aa", "bb", 1)),
            store => store.Create(new ShelfReordered { Place = "new", Row = "one", Number = 1 }),
            store => store.Delete(("aa", "bb", 1)),
            store => store.AppendRemarks(("aa", "bb", 1), "wrong"),
            store => store.ReadRemarks(("aa", "bb", 1)),
            store => store.Count(),
            store => store.PurgeExpired(),
            store => store.Verify(),
        ];
        foreach (var call in calls)
        {
            Check.Throws<SessionSchemaException>(() => call(context.Open<IShelfReorderedStore>()));
        }

        CheckUnchanged(context);
    }

    private static void AKeyThatOnlyLooksLikeSeveralPartsIsNotRefused(CaseContext context)
    {
        context.Open<IShelfReducedStore>().Create(new ShelfReduced { Row = "aa/bb/1" });
        var store = context.Open<IShelfReducedStore>();
        Check.Sequence(["aa/bb/1"], store.Keys());
        Check.Equal("aa/bb/1", store.Load("aa/bb/1").Row);
    }

    private static void AKeyOfEqualPartsIsNotRefused(CaseContext context)
    {
        context.Open<IShelfV1Store>().Create(new ShelfV1 { Row = "1", Place = "1", Number = 1 });
        context.Open<IShelfV1Store>().Create(new ShelfV1 { Row = "", Place = "1/2", Number = -1 });
        Check.Sequence([("", "1/2", -1), ("1", "1", 1)], context.Open<IShelfV1Store>().Keys());
    }

    private static void Store(CaseContext context)
    {
        var store = context.Open<IShelfV1Store>();
        store.Create(new ShelfV1 { Row = "aa", Place = "bb", Number = 1, Title = "one", Remarks = { "first" } });
        store.Create(new ShelfV1 { Row = "bb", Place = "aa", Number = 1, Title = "two" });
        store.Create(new ShelfV1 { Row = "same", Place = "same", Number = 1 });
    }

    private static void CheckRefused(CaseContext context, Action call, string className, string members)
    {
        var error = Check.Throws<SessionSchemaException>(call);
        Check.Equal(null, error.SessionKey);
        Check.True(error.Message.Contains($" holds sessions whose key has other parts, or in another order, than class {className}, whose key is {members}: ", StringComparison.Ordinal), $"the words are those of every backend: {error.Message}");
        CheckUnchanged(context);
    }

    private static void CheckUnchanged(CaseContext context)
    {
        var store = context.Open<IShelfV1Store>();
        Check.Sequence([("aa", "bb", 1), ("bb", "aa", 1), ("same", "same", 1)], store.Keys());
        Check.Sequence(["first"], store.Load(("aa", "bb", 1)).Remarks);
        Check.Sequence([], store.Load(("bb", "aa", 1)).Remarks);
        Check.True(store.Verify().IsIntact, "nothing is damaged");
    }
}
