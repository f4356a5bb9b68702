using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Lets clients work on one session that they lease, and records what each operation answered. Thread-safe.</summary>
/// <param name="clock">As that of <see cref="SessionHistory"/>.</param>
public sealed class LeaseHistory(Func<long>? clock = null)
{
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    private readonly List<HistoryOperation> _operations = [];
    private long _counter;

    /// <summary>What was recorded so far.</summary>
    public IReadOnlyList<HistoryOperation> Operations
    {
        get
        {
            lock (_operations)
            {
                return [.. _operations];
            }
        }
    }

    /// <summary>Does random operations, as one client. No lease ends by itself meanwhile; what the client holds at its end stays.</summary>
    /// <param name="store">The client's store.</param>
    /// <param name="key">The session.</param>
    /// <param name="client">The client's number, which makes its values its own.</param>
    /// <param name="count">How many operations.</param>
    public void Work(ILeasedRunStore store, string key, int client, int count)
    {
        ArgumentNullException.ThrowIfNull(store);
        var random = new Random(client);
        var (loaded, lease) = ((LeasedRun?)null, (SessionLease?)null);
        for (var number = 0; number < count; number++)
        {
            var value = $"{client}/{number}";
            var chance = random.Next(8);
            if (chance < 4)
            {
                loaded = Change(store, (key, value), (loaded, lease), chance);
            }
            else if (lease is null)
            {
                lease = Acquire(store, key, value);
            }
            else if (chance < 6)
            {
                Record(HistoryKind.Release, null, (null, NameOf(lease)), () => Attempt.Release(lease));
                lease = null;
            }
        }
    }

    private LeasedRun? Change(ILeasedRunStore store, (string Key, string Value) what, (LeasedRun? Loaded, SessionLease? Lease) client, int chance)
    {
        var own = client.Lease is null ? store : store.Under(client.Lease);
        switch (chance)
        {
            case 0:
                Record(HistoryKind.Create, null, (what.Value, null), () => Attempt.Create(store, new LeasedRun { Id = what.Key, Worker = what.Value }));
                return client.Loaded;
            case 1 when what.Value.EndsWith('3'):
                Record(HistoryKind.Delete, null, (null, NameOf(client.Lease)), () => own.Delete(what.Key));
                return client.Loaded;
            case 2 or 3 when client.Loaded is not null:
                Save(own, client.Loaded, what.Value, NameOf(client.Lease));
                return client.Loaded;
            default:
                return Load(own, what.Key) ?? client.Loaded;
        }
    }

    private static string? NameOf(SessionLease? lease) => lease is null ? null : $"{lease.Holder} {lease.Number}";

    private SessionLease? Acquire(ILeasedRunStore store, string key, string holder)
    {
        var start = Now();
        SessionLease? lease = null;
        try
        {
            lease = store.TryAcquireLease(key, holder, s_long);
        }
        catch (SessionNotFoundException)
        {
            // An answer, too.
        }

        // One that was refused has no number; its holder alone is a name that no lease has.
        Add(new HistoryOperation(HistoryKind.Acquire, null, null, lease is not null, start, Now()) { Lease = NameOf(lease) ?? holder });
        return lease;
    }

    private LeasedRun? Load(ILeasedRunStore store, string key)
    {
        var start = Now();
        var run = store.Find(key);
        Add(new HistoryOperation(HistoryKind.Load, run?.Worker, null, true, start, Now()));
        return run;
    }

    private void Save(ILeasedRunStore store, LeasedRun loaded, string value, string? lease)
    {
        var expected = loaded.Worker;
        loaded.Worker = value;
        if (!Record(HistoryKind.Save, expected, (value, lease), () => Attempt.Save(store, loaded)))
        {
            loaded.Worker = expected;
        }
    }

    private bool Record(HistoryKind kind, string? expected, (string? Value, string? Lease) what, Func<bool> operation)
    {
        var start = Now();
        bool succeeded;
        try
        {
            succeeded = operation();
        }
        catch (Exception refusal) when (refusal is SessionLeasedException or SessionLeaseLostException)
        {
            succeeded = false;
        }

        Add(new HistoryOperation(kind, expected, what.Value, succeeded, start, Now()) { Lease = what.Lease });
        return succeeded;
    }

    private long Now() => clock?.Invoke() ?? Interlocked.Increment(ref _counter);

    private void Add(HistoryOperation operation)
    {
        lock (_operations)
        {
            _operations.Add(operation);
        }
    }
}
