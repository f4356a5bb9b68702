using System.Globalization;
using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Diagnoses an engine, and where its class has a due time, whether sessions have been due for long and nobody claims them: the fact <c>claims</c>, and its metric.</summary>
/// <param name="engine">The engine.</param>
internal sealed class OverdueClaims<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    private const string Claims = "claims";

    // Enough to say that there are many. A diagnosis is asked for again and again.
    private const int MostSessions = 16;

    /// <summary>Finds out how well the store is. One that does not work is not asked more.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<StoreDiagnosis> Diagnose(IoMode mode)
    {
        var diagnosis = await engine.Diagnose(mode).ConfigureAwait(false);
        if (engine.Telemetry.Shapes.Differences is { } differences)
        {
            diagnosis = diagnosis with { Facts = [.. diagnosis.Facts, new StoreFact("shape", StoreHealth.Healthy, differences)] };
        }

        var after = engine.Telemetry.OverdueAfter;
        return engine.Description.DueIndex < 0 || after == TimeSpan.MaxValue || diagnosis.Health == StoreHealth.Unhealthy
            ? diagnosis
            : diagnosis with { Facts = [.. diagnosis.Facts, await Find(after < TimeSpan.Zero ? TimeSpan.Zero : after, mode).ConfigureAwait(false)] };
    }

    private async ValueTask<StoreFact> Find(TimeSpan after, IoMode mode)
    {
        try
        {
            var (overdue, poisoned) = await Look(engine.DueForDiagnosis ?? new DueReading<TKey>((IndexHandler<TKey, DateTimeOffset>)engine.Indexes[engine.Description.DueIndex], engine.Leases!), after, mode).ConfigureAwait(false);
            engine.Telemetry.Overdue(overdue);
            return Say(after, overdue, poisoned);
        }
        catch (SessionException fault)
        {
            // Its message may name a session. Whether the store works, other facts say.
            return new StoreFact(Claims, StoreHealth.Degraded, $"whether sessions wait to be claimed cannot be found out ({fault.GetType().Name}): look at the other facts, and at what Verify reports.");
        }
    }

    private async ValueTask<(int Overdue, int Poisoned)> Look(DueReading<TKey> due, TimeSpan after, IoMode mode)
    {
        var (overdue, poisoned, now) = (0, 0, due.Leases.Now);
        if (after >= now - DateTimeOffset.MinValue)
        {
            return default;
        }

        foreach (var key in await due.Index.Find(IndexQuery<DateTimeOffset>.Between(DateTimeOffset.MinValue, now - after, MostSessions), mode).ConfigureAwait(false))
        {
            var lease = await TryFind(due.Leases, key, mode).ConfigureAwait(false);
            var isPoisoned = lease is { Info: null } && lease.Value.Attempts >= engine.Description.MaxAttempts;
            poisoned += isPoisoned ? 1 : 0;
            overdue += lease is { Info: null } && !isPoisoned ? 1 : 0;
        }

        return (overdue, poisoned);
    }

    // One that cannot be read is claimed by nobody, and hides no other: Verify names it.
    private async ValueTask<LeaseState?> TryFind(LeaseHandler<TKey> leases, TKey key, IoMode mode)
    {
        try
        {
            return await leases.Find(engine.Encode(key), mode).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SessionCorruptedException or SessionSchemaException)
        {
            return null;
        }
    }

    private StoreFact Say(TimeSpan after, int overdue, int poisoned)
    {
        var (name, time) = (engine.Description.ClassName, after.ToString("c", CultureInfo.InvariantCulture));
        var problems = new List<string>();
        if (overdue > 0)
        {
            problems.Add($"{Sessions(overdue)} of {name} {(overdue == 1 ? "has" : "have")} been due for longer than {time}, and nobody claims {(overdue == 1 ? "it" : "them")}: is a worker running that calls ClaimDue?");
        }

        if (poisoned > 0)
        {
            problems.Add($"{Sessions(poisoned)} of {name} {(poisoned == 1 ? "was" : "were")} claimed {engine.Description.MaxAttempts} times without success, and {(poisoned == 1 ? "is" : "are")} claimed no more: look at what FindPoisoned finds, and save it with another due time.");
        }

        return problems.Count == 0
            ? new StoreFact(Claims, StoreHealth.Healthy, $"no session waits to be claimed for longer than {time}")
            : new StoreFact(Claims, StoreHealth.Degraded, string.Join(' ', problems));
    }

    private static string Sessions(int number) =>
        number == 1 ? "1 session" : string.Create(CultureInfo.InvariantCulture, $"{number}{(number == MostSessions ? " or more" : "")} sessions");
}
