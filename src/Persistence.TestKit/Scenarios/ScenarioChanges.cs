using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What the steps of a scenario change.</summary>
internal static class ScenarioChanges
{
    public static string Key(ScenarioStep step) => $"k{step.Key}";

    // Neighbouring values share ids, so that some posts are there already.
    public static BlackboardPost[] Posts(ScenarioStep step) =>
        [.. Enumerable.Range(step.Value, (step.Value % 3) + 1).Select(id => new BlackboardPost(id, $"p{id} by {step.Client}"))];

    public static string Wait(ManualTimeProvider clock, ScenarioStep step)
    {
        clock.Advance(TimeSpan.FromMinutes(step.Value * 9));
        return "later";
    }

    public static void Apply(Blackboard board, ScenarioStep step, BlackboardPost[] posts)
    {
        if (step.Action == ScenarioAction.SaveHeader)
        {
            board.Owner = step.Value == 0 ? null : $"o{step.Value % 3}";
            board.Text = $"{step.Client}/{step.Value}";
        }
        else if (step.Action == ScenarioAction.SaveEntries)
        {
            board.Posts.AddRange(posts);
            board.Decisions.AddRange(Enumerable.Repeat($"s{step.Value}", step.Value % 3));
        }
        else
        {
            Doubt(board, step);
        }
    }

    private static void Doubt(Blackboard board, ScenarioStep step)
    {
        board.Slot = step.Value;
        if (step.Value == 8)
        {
            board.Text = "more than eight";
        }
        else if (step.Value == 9 && board.Posts.Count > 0)
        {
            board.Posts.RemoveAt(0);
        }
    }
}
