using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>
/// Random changes of visits, which live an hour from their last commit but no longer than they say, by two stores, while a clock moves; after each of them exactly those are there that a model says.
/// It gives a transcript, which is the same on each backend.
/// </summary>
internal sealed class LifeScenario
{
    private readonly Random _random;
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly IVisitStore[] _stores;

    // What is stored, expired or not: the end of the hour, and the end that the visit says.
    private readonly Dictionary<string, (DateTimeOffset Slides, DateTimeOffset? Says)> _model = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Visit> _held = new(StringComparer.Ordinal);

    private LifeScenario(TestEnvironment environment, int seed) =>
        (_random, _stores) = (new Random(seed), [environment.Open<IVisitStore>(_clock), environment.Open<IVisitStore>(_clock)]);

    private DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Runs one.</summary>
    /// <param name="environment">A fresh environment, which is disposed.</param>
    /// <param name="seed">The same seed gives the same scenario.</param>
    /// <param name="length">How many steps.</param>
    public static IReadOnlyList<string> Run(TestEnvironment environment, int seed, int length)
    {
        using (environment)
        {
            var scenario = new LifeScenario(environment, seed);
            try
            {
                return [.. Enumerable.Range(0, length).Select(step => $"{step}: {scenario.Step()}")];
            }
            finally
            {
                Array.ForEach(scenario._stores, static store => store.Dispose());
            }
        }
    }

    private string Step()
    {
        var (store, id) = (_stores[_random.Next(2)], $"v{_random.Next(8)}");
        var did = Change(store, id);
        var there = string.Join(' ', _model.Keys.Where(IsThere).Order(StringComparer.Ordinal));
        var found = string.Join(' ', store.Keys().Order(StringComparer.Ordinal));
        return found == there && store.Count() == _model.Keys.Count(IsThere) && store.Exists(id) == IsThere(id)
            ? $"{did}: {found}"
            : throw new ConformanceException($"after '{did}' the visits '{there}' should be there, not '{found}'");
    }

    private string Change(IVisitStore store, string id)
    {
        var action = _random.Next(13);
        var says = _random.Next(3) == 0 ? default(DateTimeOffset?) : Now.AddMinutes(_random.Next(-10, 90));
        var minutes = _random.Next(1, 35);
        return action switch
        {
            < 3 => Create(store, id, says),
            < 5 => Append(store, id, 1),
            5 => Append(store, id, 0),
            < 8 => Update(store, id, says),
            8 => Hold(store, id),
            9 => SaveHeld(store, id, says),
            10 => Delete(store, id),
            11 => Purge(store),
            _ => Advance(minutes),
        };
    }

    private string Create(IVisitStore store, string id, DateTimeOffset? says)
    {
        var (wasThere, made) = (IsThere(id), true);
        try
        {
            store.Create(new Visit { Id = id, ClosesAt = says, Notes = ["first"] });
            Commit(id, says);
        }
        catch (SessionExistsException)
        {
            made = false;
        }

        return made != wasThere ? $"create {id} {made}" : throw new ConformanceException($"{id} was {(wasThere ? "there" : "not there")} and was {(made ? "" : "not ")}created");
    }

    private string Append(IVisitStore store, string id, int count)
    {
        try
        {
            store.AppendNotes(id, Enumerable.Repeat("another", count).ToArray());
        }
        catch (SessionNotFoundException)
        {
            return IsThere(id) ? throw new ConformanceException($"{id} is there and takes no note") : $"append {count} to {id}: absent";
        }

        // Nothing that is stored prolongs nothing.
        if (count > 0)
        {
            Commit(id, _model[id].Says);
        }

        return $"append {count} to {id}";
    }

    private string Update(IVisitStore store, string id, DateTimeOffset? says)
    {
        try
        {
            store.Update(id, visit => visit.ClosesAt = says);
        }
        catch (SessionNotFoundException)
        {
            return IsThere(id) ? throw new ConformanceException($"{id} is there and cannot be changed") : $"update {id}: absent";
        }

        Commit(id, says);
        return $"update {id}";
    }

    private string Hold(IVisitStore store, string id)
    {
        if (store.Find(id) is { } visit)
        {
            _held[id] = visit;
        }

        return $"hold {id}";
    }

    private string SaveHeld(IVisitStore store, string id, DateTimeOffset? says)
    {
        if (!_held.Remove(id, out var visit))
        {
            return $"hold no {id}";
        }

        visit.ClosesAt = says;
        visit.Notes.Add("saved");
        try
        {
            store.Save(visit);
        }
        catch (SessionConflictException)
        {
            return $"save {id}: refused";
        }

        Commit(id, says);
        return $"save {id}";
    }

    private string Delete(IVisitStore store, string id)
    {
        var (wasThere, isDeleted) = (IsThere(id), store.Delete(id));
        _model.Remove(id);
        return isDeleted == wasThere ? $"delete {id} {isDeleted}" : throw new ConformanceException($"{id} was {(wasThere ? "there" : "not there")}, and Delete says {isDeleted}");
    }

    private string Purge(IVisitStore store)
    {
        var over = _model.Keys.Where(id => !IsThere(id)).ToList();
        var purged = store.PurgeExpired();
        over.ForEach(id => _model.Remove(id));
        return purged == over.Count ? $"purge {purged}" : throw new ConformanceException($"{over.Count} visits are over, and {purged} were purged");
    }

    private string Advance(int minutes)
    {
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        return $"{minutes} minutes later";
    }

    private void Commit(string id, DateTimeOffset? says) => _model[id] = (Now.AddHours(1), says);

    private bool IsThere(string id) => _model.TryGetValue(id, out var visit) && Now < visit.Slides && !(visit.Says?.AddMinutes(5) <= Now);
}
