using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Wrong uses of leases, each with a clear error.</summary>
internal static class LeaseErrorCases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new(Contract.LeaseErrors, ADurationOutOfRangeIsRefused),
        new(Contract.LeaseErrors, AHolderThatIsNoNameIsRefused),
        new(Contract.LeaseErrors, ALeaseOfAnotherStoreIsRefused),
        new(Contract.LeaseErrors, AChangeOfAnotherSessionIsRefused),
        new(Contract.LeaseErrors, ALeaseUsedAfterDisposalIsRefused),
        new(Contract.LeaseErrors, ADisposedStoreHasNoLeases),
        new(Contract.Wording, ErrorsAboutLeasesHaveTheSameWordsOnEveryBackend),
    ];

    private static void ADurationOutOfRangeIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        foreach (var duration in new[] { TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(-1), TimeSpan.FromDays(1) + TimeSpan.FromTicks(1), TimeSpan.MaxValue })
        {
            Check.Throws<ArgumentException>(() => store.TryAcquireLease("r", "a", duration), $"{duration}");
            Check.Throws<ArgumentException>(() => store.ClaimDue("a", duration), $"{duration}");
            Check.Throws<ArgumentException>(() => lease.Renew(duration), $"{duration}");
        }

        Check.True(lease.Renew(TimeSpan.FromDays(1)), "a day is possible");
    }

    private static void AHolderThatIsNoNameIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        foreach (var holder in new[] { "", " ", new string('x', 201), "a\nb", "a\0", "half \ud800", null! })
        {
            Check.Throws<ArgumentException>(() => store.TryAcquireLease("r", holder, LeaseSamples.Long), $"{holder?.Length}");
            Check.Throws<ArgumentException>(() => store.ClaimDue(holder!, LeaseSamples.Long), $"{holder?.Length}");
        }

        using var lease = LeaseSamples.Acquire(store, new string('東', 200));
        Check.Equal(new string('東', 200), Check.Found(store.FindLease("r")).Holder);
    }

    private static void ALeaseOfAnotherStoreIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store);
        Check.Throws<ArgumentException>(() => context.Open<ILeasedRunStore>().Under(lease));
        var passing = context.Open<IPassingRunStore>();
        passing.Create(new PassingRun { Id = "r" });
        Check.Throws<ArgumentException>(() => passing.Under(lease));
        Check.Throws<ArgumentException>(() => store.Under(null!));
    }

    private static void AChangeOfAnotherSessionIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        store.Create(new LeasedRun { Id = "s" });
        using var lease = LeaseSamples.Acquire(store);
        var own = store.Under(lease);
        Check.Equal("s", own.Load("s").Id);
        Check.Throws<ArgumentException>(() => own.Save(own.Load("s")));
        Check.Throws<ArgumentException>(() => own.Delete("s"));
        Check.Throws<ArgumentException>(() => own.AppendMessages("s", Samples.Message(1)));
        Check.Throws<ArgumentException>(() => own.AppendSteps("s", "x"));
        Check.Throws<ArgumentException>(() => own.Create(new LeasedRun { Id = "t" }));
        Check.Equal(2L, store.Count());
        Check.Equal(0L, store.CountMessages("s"));
    }

    private static void ALeaseUsedAfterDisposalIsRefused(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = LeaseSamples.Acquire(store);
        var own = store.Under(lease);
        var loaded = own.Load("r");
        lease.Dispose();
        Check.Equal(TimeSpan.Zero, lease.Remaining);
        Check.Throws<ObjectDisposedException>(() => store.Under(lease));
        foreach (var (name, run) in LeaseSamples.Changes(loaded))
        {
            Check.Throws<SessionLeaseLostException>(() => run(own), name);
        }

        Check.Equal("r", own.Load("r").Id);
    }

    private static void ADisposedStoreHasNoLeases(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        var lease = LeaseSamples.Acquire(store);
        var own = store.Under(lease);
        store.Dispose();
        Check.Throws<ObjectDisposedException>(() => store.TryAcquireLease("", "", default));
        Check.Throws<ObjectDisposedException>(() => store.FindLease(""));
        Check.Throws<ObjectDisposedException>(() => store.Under(null!));
        Check.Throws<ObjectDisposedException>(() => store.ClaimDue("a", LeaseSamples.Long));
        Check.Throws<ObjectDisposedException>(() => store.FindPoisoned(-1));
        Check.Throws<ObjectDisposedException>(() => own.AppendMessages("", Samples.Message(1)));
        Check.Throws<ObjectDisposedException>(() => own.Load(""));
        Check.Throws<ObjectDisposedException>(() => lease.Renew());
        lease.Dispose();
    }

    private static void ErrorsAboutLeasesHaveTheSameWordsOnEveryBackend(CaseContext context)
    {
        Check.Possible(context.Environment.HasLeases, "the backend has no leases");
        using var memory = new InMemoryEnvironment();
        using var inMemory = new CaseContext(memory);
        Check.Sequence(Said(inMemory), Said(context));
    }

    private static List<string> Said(CaseContext context)
    {
        var store = LeaseSamples.Open(context);
        using var lease = LeaseSamples.Acquire(store, "agent-1", TimeSpan.FromDays(1));
        var texts = new List<string> { Text<SessionLeasedException>(() => store.Delete("r")) };
        store.Under(lease).Delete("r");
        texts.Add(Text<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("r", "x")));
        texts.Add(Text<SessionNotFoundException>(() => store.TryAcquireLease("r", "a", LeaseSamples.Long)));
        return texts;
    }

    // Without the store's name.
    private static string Text<TException>(Action call)
        where TException : SessionException
    {
        var fault = Check.Throws<TException>(call);
        return fault.Message.Replace(fault.Store!, "STORE", StringComparison.Ordinal);
    }
}
