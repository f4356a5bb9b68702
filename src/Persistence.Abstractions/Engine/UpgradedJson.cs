using System.ComponentModel;
using System.Text.Json.Nodes;
using Persistence.Mapping;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Runs the upgrade steps of a class over what an earlier schema version of it stored.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UpgradedJson
{
    /// <summary>Upgrades a JSON text.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="json">The text of an object.</param>
    /// <returns>The text that the present class reads.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    /// <exception cref="UnfitDataException">A step failed.</exception>
    public static byte[] Run(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json)
    {
        using var text = Upgrade(upgrades, version, json, [], isAlone: true);
        return text.Written.ToArray();
    }

    /// <summary>Upgrades a JSON text.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="json">The text of an object.</param>
    /// <param name="places">Where its members stand; empty where that is not known.</param>
    /// <param name="isAlone">Whether nothing follows the object.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    /// <exception cref="UnfitDataException">A step failed.</exception>
    internal static StepObject Upgrade(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int Value, int End)> places, bool isAlone)
    {
        ArgumentNullException.ThrowIfNull(upgrades);
        try
        {
            return RunSteps(upgrades, version, json, places, isAlone);
        }
        catch (UnfitDataException)
        {
            // What looks like a step that fails may be damage, which a closer look finds.
            StepObject.ThrowIfDamaged(json, isAlone);
            throw;
        }
    }

    /// <summary>What is wrong with data that steps have upgraded.</summary>
    /// <param name="upgrades">The steps.</param>
    /// <param name="version">The schema version that stored it.</param>
    /// <param name="problem">Why the class does not read what they made.</param>
    public static UnfitDataException Unfit(SchemaUpgrades upgrades, int version, Exception problem)
    {
        ArgumentNullException.ThrowIfNull(upgrades);
        ArgumentNullException.ThrowIfNull(problem);
        var ran = string.Join(", ", upgrades.Steps.Where(step => step.From >= version).Select(Named));
        return new UnfitDataException($"after {ran}: {SentencePart.Of(problem is UnfitDataException unfit ? unfit.Finding : problem.Message)}. The data is whole, and nothing was written; correct the step", problem);
    }

    private static string Named(SchemaUpgradeStep step) => FormattableString.Invariant($"upgrade step {step.Name} (From = {step.From})");

    private static StepObject RunSteps(SchemaUpgrades upgrades, int version, ReadOnlySpan<byte> json, ReadOnlySpan<(int Start, int Value, int End)> places, bool isAlone)
    {
        StepObject? text = null;
        var plan = upgrades.PlanFrom(version);
        try
        {
            text = StepObject.Parse(json, plan, places, isAlone);
            RunSteps(plan, text.Stored);
            Write(text, json, plan.Steps[^1]);
            return text;
        }
        catch (ArgumentException twice)
        {
            // A name stands twice: an object of all members shows that when it is first asked for one.
            text?.Dispose();
            throw new UnfitDataException($"it cannot be given to {Named(plan.Steps[0])}: {SentencePart.Of(twice.Message)}. Nothing was written; correct the data", twice);
        }
        catch
        {
            text?.Dispose();
            throw;
        }
    }

    private static void RunSteps(UpgradePlan plan, JsonObject stored)
    {
        RenamedMembers.Rename(stored, plan.Renamed);
        var kept = Kept(stored, plan.Fixed);
        foreach (var step in plan.Steps)
        {
            Run(step, stored);
            ThrowIfChanged(step, plan.Fixed, stored, kept);
        }
    }

    // A value is never changed in its place, so that the same one shows that nothing happened.
    private static JsonNode?[] Kept(JsonObject stored, string[] names)
    {
        var kept = names.Length == 0 ? [] : new JsonNode?[names.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            var node = stored[names[index]];
            kept[index] = node is null or JsonValue ? node : node.DeepClone();
        }

        return kept;
    }

    private static void Run(SchemaUpgradeStep step, JsonObject stored)
    {
        try
        {
            step.Run(stored);
        }
        catch (Exception own) when (own is not OutOfMemoryException)
        {
            throw new UnfitDataException($"{Named(step)} failed ({own.GetType().Name}: {SentencePart.Of(own.Message)}). The data is whole, and nothing was written; correct the step", own);
        }
    }

    private static void ThrowIfChanged(SchemaUpgradeStep step, string[] names, JsonObject stored, JsonNode?[] kept)
    {
        for (var index = 0; index < kept.Length; index++)
        {
            var present = stored[names[index]];
            if (!ReferenceEquals(kept[index], present) && !JsonNode.DeepEquals(kept[index], present))
            {
                var now = stored.ContainsKey(names[index]) ? "changed" : "removed";
                throw new UnfitDataException($"{Named(step)} {now} '{names[index]}', which is part of a key. The data is whole, and nothing was written; correct the step, which may read a key and not change it");
            }
        }
    }

    private static void Write(StepObject text, ReadOnlySpan<byte> json, SchemaUpgradeStep last)
    {
        try
        {
            text.Write(json);
        }
        catch (UnfitDataException problem)
        {
            throw new UnfitDataException($"what {Named(last)} made cannot be stored: {problem.Message}. The data is whole, and nothing was written; correct the step");
        }
        catch (Exception own) when (own is not OutOfMemoryException)
        {
            throw new UnfitDataException($"what {Named(last)} made cannot be written as JSON ({own.GetType().Name}: {SentencePart.Of(own.Message)}). The data is whole, and nothing was written; correct the step", own);
        }
    }
}
