using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>One client of a scenario: a store, and the objects it has loaded. Says in words what came of each step.</summary>
internal sealed class ScenarioClient(TestEnvironment environment, ManualTimeProvider clock) : IDisposable
{
    private readonly Dictionary<int, Blackboard> _loaded = [];
    private IBlackboardStore _store = environment.Open<IBlackboardStore>(clock);

    public string Do(ScenarioStep step)
    {
        try
        {
            return Act(step);
        }
        catch (SessionConflictException conflict)
        {
            return $"conflict, loaded at {conflict.ExpectedVersion}, stored {conflict.StoredVersion?.ToString(null, null) ?? "gone"}";
        }
        catch (SessionValidationException invalid)
        {
            return $"invalid: {string.Join(", ", invalid.Failures.Select(failure => failure.Member))}";
        }
        catch (SessionException error)
        {
            return error.GetType().Name;
        }
    }

    public void Dispose() => _store.Dispose();

    private string Act(ScenarioStep step) => step.Action switch
    {
        ScenarioAction.Create => Create(step),
        ScenarioAction.Load => Load(step),
        ScenarioAction.SaveHeader or ScenarioAction.SaveEntries or ScenarioAction.SaveDoubtful => Save(step),
        ScenarioAction.AppendPosts or ScenarioAction.AppendDecisions => Append(step),
        ScenarioAction.Delete => $"{_store.Delete(ScenarioChanges.Key(step))}",
        _ => Observe(step),
    };

    private string Observe(ScenarioStep step) => step.Action switch
    {
        ScenarioAction.Wait => ScenarioChanges.Wait(clock, step),
        ScenarioAction.Purge => ScenarioQueries.Purge(_store),
        ScenarioAction.Reopen => Reopen(),
        _ => ScenarioQueries.Ask(_store, step),
    };

    private string Create(ScenarioStep step)
    {
        var board = new Blackboard { Name = ScenarioChanges.Key(step), Owner = $"o{step.Value % 3}", Slot = step.Value % 4 == 0 ? null : step.Value, Text = $"{step.Value}" };
        board.Posts.AddRange(ScenarioChanges.Posts(step).Take(step.Value % 3));
        board.Decisions.AddRange(Enumerable.Repeat($"d{step.Value}", step.Value % 2));
        _store.Create(board);
        _loaded[step.Key] = board;
        return "created";
    }

    private string Load(ScenarioStep step)
    {
        var load = (step.Value % 4) switch { 0 => SessionLoad.HeaderOnly, 1 => SessionLoad.LastEntries(2), _ => SessionLoad.Full };
        var board = _store.Find(ScenarioChanges.Key(step), load);
        if (board is null)
        {
            return "absent";
        }

        _loaded[step.Key] = board;
        return BlackboardDump.Line(board);
    }

    private string Save(ScenarioStep step)
    {
        if (!_loaded.TryGetValue(step.Key, out var board))
        {
            return "nothing loaded";
        }

        ScenarioChanges.Apply(board, step, ScenarioChanges.Posts(step));
        try
        {
            _store.Save(board);
            return $"saved: {BlackboardDump.Line(board)}";
        }
        catch (SessionValidationException)
        {
            // Its entries cannot be distinguished after a save that failed, so the object is dropped.
            _loaded.Remove(step.Key);
            throw;
        }
    }

    private string Append(ScenarioStep step)
    {
        if (step.Action == ScenarioAction.AppendDecisions)
        {
            return $"appended: {_store.AppendDecisions(ScenarioChanges.Key(step), [.. Enumerable.Repeat($"a{step.Value}", step.Value % 3)])}";
        }

        // A post whose text is missing may not be stored, and neither may its neighbours then.
        BlackboardPost[] posts = step.Value == 9 ? [.. ScenarioChanges.Posts(step), new(99, null!)] : ScenarioChanges.Posts(step);
        return $"appended: {_store.AppendPosts(ScenarioChanges.Key(step), posts)}";
    }

    private string Reopen()
    {
        _store.Dispose();
        _store = environment.Open<IBlackboardStore>(clock);
        return "reopened";
    }
}
