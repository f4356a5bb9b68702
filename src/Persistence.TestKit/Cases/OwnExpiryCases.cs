using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions that say themselves when they expire.</summary>
internal static class OwnExpiryCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.OwnExpiry, ASessionExpiresWhenItSays),
        new(Contract.OwnExpiry, AnEndHoldsInPlaceOfTheClasss),
        new(Contract.OwnExpiry, AnAppendLeavesTheEndOfItsSession),
        new(Contract.OwnExpiry, ASessionThatSaysNoEndAnyMoreLivesAgain),
        new(Contract.OwnExpiry, AnEndThatHasPassedEndsTheSession),
        new(Contract.OwnExpiry, ASaveMovesTheEnd),
        new(Contract.OwnExpiry, AnEndCountsToTheMillisecond),
        new(Contract.OwnExpiry, AnEndThatAnUpgradeStepMakesHoldsFromTheNextSave),
        new(Contract.OwnExpiry, AwaitedCommitsAndBatchesSetTheEnd),
    ];

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private static void ASessionExpiresWhenItSays(CaseContext context)
    {
        var store = context.Open<INoticeStore>();
        store.Create(new Notice { Id = "n", Topic = "t", Place = "p", Notes = ["x"] });
        store.Create(new Notice { Id = "open", Topic = "t" });
        context.Clock.Advance(TimeSpan.FromDays(4000));
        store.Update("n", notice => notice.ClosedAt = context.Now);
        context.Clock.Advance(TimeSpan.FromDays(30) - s_minute);
        Check.Sequence(["n", "open"], store.FindByTopic("t"));
        Check.Equal(0, store.PurgeExpired());
        context.Clock.Advance(s_minute);
        Check.True(store.Find("n") is null);
        Check.True(!store.Exists("n"));
        Check.Equal(1L, store.Count());
        Check.Sequence(["open"], store.Keys());
        Check.Sequence(["open"], store.FindByTopic("t"));
        Check.Sequence([], store.FindByPlace("p"));
        Check.Sequence(["open"], store.Query().WhereTopic("t").Keys());
        Check.Throws<SessionNotFoundException>(() => store.AppendNotes("n", "y"));
        Check.Throws<SessionNotFoundException>(() => store.ReadNotes("n"));
        store.Create(new Notice { Id = "other", Place = "p" });
        Check.Equal(1, store.PurgeExpired());
        Check.True(!store.Delete("n"));
        Check.True(store.Verify().IsIntact);
    }

    private static void AnEndHoldsInPlaceOfTheClasss(CaseContext context)
    {
        var store = context.Open<ILoanStore>();
        store.Create(new Loan { Id = "class" });
        store.Create(new Loan { Id = "longer", EndsAt = context.Now + TimeSpan.FromHours(2) });
        store.Create(new Loan { Id = "shorter", EndsAt = context.Now + TimeSpan.FromMinutes(30) });
        context.Clock.Advance(TimeSpan.FromMinutes(30));
        Check.Sequence(["class", "longer"], store.Keys());
        context.Clock.Advance(TimeSpan.FromMinutes(30));
        Check.Sequence(["longer"], store.Keys());
        context.Clock.Advance(TimeSpan.FromMinutes(59));
        Check.Equal(1L, store.Count());
        context.Clock.Advance(s_minute);
        Check.Equal(0L, store.Count());
        Check.Equal(3, store.PurgeExpired());
    }

    private static void AnAppendLeavesTheEndOfItsSession(CaseContext context)
    {
        var store = context.Open<ILoanStore>();
        store.Create(new Loan { Id = "l", EndsAt = context.Now + TimeSpan.FromHours(2) });
        context.Clock.Advance(TimeSpan.FromMinutes(90));
        store.AppendNotes("l", "x");
        context.Clock.Advance(TimeSpan.FromMinutes(29));
        Check.Sequence(["x"], store.Load("l").Notes);
        context.Clock.Advance(s_minute);
        Check.Throws<SessionNotFoundException>(() => store.AppendNotes("l", "y"));
        Check.True(!store.Exists("l"));
    }

    private static void ASessionThatSaysNoEndAnyMoreLivesAgain(CaseContext context)
    {
        var loans = context.Open<ILoanStore>();
        var notices = context.Open<INoticeStore>();
        loans.Create(new Loan { Id = "l", EndsAt = context.Now + TimeSpan.FromHours(2), Notes = ["x"] });
        notices.Create(new Notice { Id = "n", ClosedAt = context.Now, Notes = ["x"] });
        context.Clock.Advance(TimeSpan.FromMinutes(90));
        loans.Update("l", loan => loan.EndsAt = null);
        notices.Update("n", notice => notice.ClosedAt = null);
        context.Clock.Advance(TimeSpan.FromMinutes(30));
        loans.Save(loans.Load("l"));
        context.Clock.Advance(TimeSpan.FromMinutes(29));
        loans.AppendNotes("l", "y");
        Check.Sequence(["x", "y"], loans.Load("l").Notes);
        context.Clock.Advance(s_minute);
        Check.True(!loans.Exists("l"), "its class's hour, from the save that took the end away");
        context.Clock.Advance(TimeSpan.FromDays(4000));
        notices.AppendNotes("n", "y");
        Check.Sequence(["x", "y"], notices.Load("n").Notes);
        Check.Equal(0, notices.PurgeExpired());
    }

    private static void AnEndThatHasPassedEndsTheSession(CaseContext context)
    {
        var store = context.Open<INoticeStore>();
        var past = context.Now - TimeSpan.FromDays(31);
        store.Create(new Notice { Id = "n", ClosedAt = past, Topic = "t", Place = "p", Notes = ["x"] });
        Check.True(store.Find("n") is null);
        store.Create(new Notice { Id = "n", Topic = "t", Place = "p", Notes = ["y"] });
        var notice = store.Load("n");
        notice.ClosedAt = past;
        notice.Notes.Add("z");
        store.Save(notice);
        Check.True(store.Find("n") is null);
        Check.Sequence([], store.FindByTopic("t"));
        Check.Throws<SessionConflictException>(() => store.Save(notice));
        store.Create(new Notice { Id = "m", Topic = "t", Place = "p" });
        Check.Sequence(["m"], store.FindByTopic("t"));
        Check.Sequence(["m"], store.Keys());
        _ = store.PurgeExpired();
        Check.True(store.Verify().IsIntact);
    }

    private static void ASaveMovesTheEnd(CaseContext context)
    {
        var store = context.Open<ILoanStore>();
        var loan = new Loan { Id = "l", EndsAt = context.Now + TimeSpan.FromMinutes(10) };
        store.Create(loan);
        loan.EndsAt = context.Now + TimeSpan.FromMinutes(50);
        store.Save(loan);
        context.Clock.Advance(TimeSpan.FromMinutes(10));
        Check.True(store.Exists("l"), "later");
        loan.EndsAt = context.Now + TimeSpan.FromMinutes(5);
        loan.Notes.Add("x");
        store.Save(loan);
        context.Clock.Advance(TimeSpan.FromMinutes(5));
        Check.True(!store.Exists("l"), "sooner");
        store.Create(new Loan { Id = "l", EndsAt = DateTimeOffset.MaxValue });
        context.Clock.Advance(TimeSpan.FromDays(40000));
        Check.True(store.Exists("l"), "as late as can be");
    }

    private static void AnEndCountsToTheMillisecond(CaseContext context)
    {
        var store = context.Open<ILoanStore>();
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(context.Now.ToUnixTimeMilliseconds() + 60_000);
        var end = whole.AddTicks(9_999).ToOffset(TimeSpan.FromHours(-7));
        store.Create(new Loan { Id = "l", EndsAt = end });
        Check.Equal(end, store.Load("l").EndsAt);
        context.Clock.Advance(whole - context.Now - TimeSpan.FromMilliseconds(1));
        Check.True(store.Exists("l"));
        context.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Check.True(!store.Exists("l"));
    }

    private static void AnEndThatAnUpgradeStepMakesHoldsFromTheNextSave(CaseContext context)
    {
        var older = context.Open<INoticeV1Store>();
        older.Create(new NoticeV1 { Id = "n", ShutAt = context.Now - TimeSpan.FromDays(29) });
        older.Create(new NoticeV1 { Id = "open" });
        var store = context.Open<INoticeStore>();
        context.Clock.Advance(TimeSpan.FromDays(2));
        Check.Equal(context.Now - TimeSpan.FromDays(1), store.Load("n").EndsAt, "what the step gives");
        store.AppendNotes("n", "x");
        Check.Equal(2L, store.UpgradeAll().Upgraded);
        Check.Sequence(["open"], store.Keys());
        store.Save(store.Load("open"));
        Check.True(store.Find("n") is null);
    }

    private static async Task AwaitedCommitsAndBatchesSetTheEnd(CaseContext context)
    {
        var store = context.Open<ILoanStore>();
        await store.CreateAsync(new Loan { Id = "a", EndsAt = context.Now + s_minute });
        var many = Enumerable.Range(0, 5).Select(number => new Loan { Id = $"b{number}", EndsAt = context.Now + TimeSpan.FromMinutes(1 + number) }).ToList();
        Check.Equal(5, (await store.CreateManyAsync(many)).Succeeded);
        many.ForEach(loan => loan.EndsAt += s_minute);
        Check.Equal(5, store.SaveMany(many).Succeeded);
        await store.UpdateAsync("a", loan => loan.EndsAt = context.Now + (2 * s_minute));
        context.Clock.Advance(s_minute);
        Check.Equal(6L, await store.CountAsync());
        context.Clock.Advance(s_minute);
        Check.True(await store.FindAsync("a") is null);
        Check.Sequence(["b1", "b2", "b3", "b4"], store.Keys());
        Check.Equal(2, await store.PurgeExpiredAsync());
    }
}
