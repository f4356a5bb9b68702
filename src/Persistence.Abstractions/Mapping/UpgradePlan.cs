using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>What becomes of the objects that one schema version stored. For all threads.</summary>
internal sealed class UpgradePlan
{
    private readonly StepMembers? _members;
    private JsonLayout _layout = JsonLayout.Empty;

    /// <summary>Makes the plan of some steps.</summary>
    /// <param name="upgrades">The chain that they are of.</param>
    /// <param name="steps">The steps.</param>
    public UpgradePlan(SchemaUpgrades upgrades, SchemaUpgradeStep[] steps)
    {
        Steps = steps;
        Renamed = [.. upgrades.Renamed];
        _members = StepMembers.Of(steps, upgrades);

        // What a step does not look at it does not change.
        Fixed = _members is { HaveKey: false } ? [] : [.. upgrades.Fixed];
    }

    /// <summary>The steps, in the order in which they run.</summary>
    public SchemaUpgradeStep[] Steps { get; }

    /// <summary>Former names of members and the present ones, which take their place before the first step.</summary>
    public (string Former, string Present)[] Renamed { get; }

    /// <summary>The members that the steps could change and must not.</summary>
    public string[] Fixed { get; }

    /// <summary>What the objects looked like that were read so far.</summary>
    public JsonLayout Layout => _layout;

    /// <summary>A member that the steps may look at.</summary>
    /// <param name="utf8">Its name.</param>
    /// <param name="reader">Stands at the member.</param>
    /// <returns>Null where they do not.</returns>
    public StepMember? Wanted(ReadOnlySpan<byte> utf8, in JsonReader reader) => _members is null ? new StepMember(reader.TextOf(utf8), IsText: false) : _members.Find(utf8);

    /// <summary>Remembers a layout. Where two threads learn at once one of them learns again.</summary>
    /// <param name="layout">The layout.</param>
    public void Learn(JsonLayout layout) => _layout = layout;
}
