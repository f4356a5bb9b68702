using Persistence;

namespace Swarm.Knowledge;

/// <summary>How well tools work.</summary>
/// <param name="tools">The tools.</param>
public sealed class ToolStatistics(IToolRecordStore tools)
{
    /// <summary>Notes one use of a tool, once.</summary>
    public void Record(string tool, ActionOutcome outcome)
    {
        tools.GetOrCreate(tool, () => new ToolRecord { Tool = tool }, SessionLoad.HeaderOnly);
        tools.AppendOutcomes(tool, outcome);
    }

    /// <summary>The share of the last uses that succeeded, 0 to 1; null where the tool was never used.</summary>
    public double? SuccessRate(string tool, int uses = 1000) =>
        tools.Exists(tool) && tools.ReadLastOutcomes(tool, uses) is { Count: > 0 } last ? last.Count(static outcome => outcome.Succeeded) / (double)last.Count : null;
}
