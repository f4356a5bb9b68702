using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The upgrade steps of a header, or of the entries of one log.</summary>
/// <param name="target">The schema version of the class: what it stored needs none.</param>
/// <param name="steps">The steps, in the order of the versions from which they lead.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaUpgrades(int target, params SchemaUpgradeStep[] steps)
{
    private readonly SchemaUpgradeStep[] _steps = steps;
    private UpgradePlan?[]? _plans;

    /// <summary>The schema version of the class.</summary>
    public int Target { get; } = target;

    /// <summary>The steps, in the order in which they run.</summary>
    public IReadOnlyList<SchemaUpgradeStep> Steps => _steps;

    /// <summary>The members, by their names in JSON, that no step may change: those of a key.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Former names of members and the present ones, which take their place before the first step.</summary>
    public IReadOnlyList<(string Former, string Present)> Renamed { get; init; } = [];

    /// <summary>Whether what a schema version stored is given to a step.</summary>
    /// <param name="version">The version.</param>
    public bool Concern(int version) => version < Target && _steps[^1].From >= version;

    /// <summary>What becomes of what a schema version stored.</summary>
    /// <param name="version">The version, which the steps <see cref="Concern"/>.</param>
    internal UpgradePlan PlanFrom(int version)
    {
        var first = 0;
        while (_steps[first].From < version)
        {
            first++;
        }

        var plans = _plans ??= new UpgradePlan?[_steps.Length];
        return plans[first] ??= new UpgradePlan(this, _steps[first..]);
    }
}
