using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Logs only grow; an exclusive log only for a caller that knows all of it.</summary>
internal static class RewriteCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.NoRewrite, RemovedEntriesAreRefused),
        new(Contract.NoRewrite, ReorderedOrReplacedEntriesAreRefused),
        new(Contract.NoRewrite, ALogPutRightCanBeSaved),
        new(Contract.NoRewrite, TheLoadedPartOfALogCountsToo),
        new(Contract.Exclusive, ASaveAfterSomebodyElsesAppendIsAConflict),
        new(Contract.Exclusive, ASaveOfTheHeaderAloneIsAConflictToo),
        new(Contract.Exclusive, OnesOwnSavesAndTheLoadedAppendsAreNone),
        new(Contract.Exclusive, AppendIsAlwaysAllowed),
    ];

    private static void RemovedEntriesAreRefused(CaseContext context)
    {
        CheckThrows(context, messages => messages.RemoveAt(0));
        CheckThrows(context, messages => messages.RemoveAt(2));
        CheckThrows(context, messages => messages.Clear());
        CheckThrows(context, messages =>
        {
            messages.RemoveAt(1);
            messages.Add(Samples.Message(4));
        });
    }

    private static void ReorderedOrReplacedEntriesAreRefused(CaseContext context)
    {
        CheckThrows(context, messages => messages.Reverse());
        CheckThrows(context, messages => messages[1] = messages[1] with { Content = "rewritten" });
        CheckThrows(context, messages => messages.Insert(0, Samples.Message(4)));
    }

    // Each change of the three stored messages must throw, and write nothing.
    private static void CheckThrows(CaseContext context, Action<List<ChatMessage>> change)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Delete("c");
        store.Create(Samples.Chat("c", messages: 3));
        var chat = store.Load("c");
        chat.Topic = "changed";
        change(chat.Messages);
        var error = Check.Throws<SessionValidationException>(() => store.Save(chat));
        Check.Sequence(["Messages"], error.Failures.Select(failure => failure.Member));
        var found = store.Load("c");
        Check.Equal("Persistence", found.Topic);
        Check.Equal(1L, Samples.Version(found));
        Check.Sequence(Samples.Messages(1, 3), found.Messages);
    }

    private static void ALogPutRightCanBeSaved(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 3));
        var chat = store.Load("c");
        var last = chat.Messages[2];
        chat.Messages.RemoveAt(2);
        Check.Throws<SessionValidationException>(() => store.Save(chat));
        chat.Messages.Add(last);
        chat.Messages.Add(Samples.Message(4));
        store.Save(chat);
        Check.Sequence(Samples.Ids(1, 4), Samples.Ids(store.ReadMessages("c")));
    }

    private static void TheLoadedPartOfALogCountsToo(CaseContext context)
    {
        var store = context.Open<IMultichatSessionStore>();
        store.Create(Samples.Chat("c", messages: 5));
        var partial = store.Load("c", SessionLoad.LastEntries(2));
        partial.Messages.RemoveAt(0);
        Check.Throws<SessionValidationException>(() => store.Save(partial));
        Check.Equal(5L, store.CountMessages("c"));
    }

    private static void ASaveAfterSomebodyElsesAppendIsAConflict(CaseContext context)
    {
        var store = context.Open<IAccountLedgerStore>();
        store.Create(Ledger());
        var ledger = store.Load("a");
        store.AppendBookings("a", new Booking(5, new DateOnly(2026, 1, 2)));
        ledger.Balance = 99;
        ledger.Bookings.Add(new Booking(89, new DateOnly(2026, 1, 3)));
        var error = Check.Throws<SessionConflictException>(() => store.Save(ledger));
        Check.Equal(1L, error.ExpectedVersion);
        Check.Equal<long?>(1, error.StoredVersion);
        Check.Equal(10m, store.Load("a").Balance);
        Check.Sequence([10m, 5m], store.ReadBookings("a").Select(booking => booking.Amount));
    }

    private static void ASaveOfTheHeaderAloneIsAConflictToo(CaseContext context)
    {
        var store = context.Open<IAccountLedgerStore>();
        store.Create(Ledger());
        var header = store.Load("a", SessionLoad.HeaderOnly);
        store.AppendBookings("a", new Booking(5, new DateOnly(2026, 1, 2)));
        header.Balance = 99;
        Check.Throws<SessionConflictException>(() => store.Save(header));
        Check.Equal(10m, store.Load("a").Balance);
        var fresh = store.Load("a", SessionLoad.HeaderOnly);
        fresh.Balance = 15;
        store.Save(fresh);
        Check.Equal(15m, store.Load("a").Balance);
    }

    private static void OnesOwnSavesAndTheLoadedAppendsAreNone(CaseContext context)
    {
        var store = context.Open<IAccountLedgerStore>();
        var ledger = Ledger();
        store.Create(ledger);
        for (var amount = 1; amount <= 3; amount++)
        {
            ledger.Balance += amount;
            ledger.Bookings.Add(new Booking(amount, new DateOnly(2026, 1, amount + 1)));
            store.Save(ledger);
        }

        store.AppendBookings("a", new Booking(4, new DateOnly(2026, 1, 9)));
        var again = store.Load("a", SessionLoad.LastEntries(1));
        again.Balance += 4;
        store.Save(again);
        Check.Equal(20m, store.Load("a").Balance);
        Check.Equal(5L, store.CountBookings("a"));
    }

    private static void AppendIsAlwaysAllowed(CaseContext context)
    {
        var store = context.Open<IAccountLedgerStore>();
        store.Create(Ledger());
        Check.Equal(2L, store.AppendBookings("a", new Booking(1, new DateOnly(2026, 1, 2))));
        Check.Equal(3L, context.Open<IAccountLedgerStore>().AppendBookings("a", new Booking(2, new DateOnly(2026, 1, 2))));
        Check.Equal(1L, Samples.Version(store.Load("a")));
    }

    private static AccountLedger Ledger() =>
        new() { Account = "a", Balance = 10, Bookings = [new Booking(10, new DateOnly(2026, 1, 1))] };
}
