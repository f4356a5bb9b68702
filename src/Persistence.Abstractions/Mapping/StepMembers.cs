using System.Text;

namespace Persistence.Mapping;

/// <summary>The members of an object that upgrade steps look at. Immutable.</summary>
internal sealed class StepMembers
{
    private readonly (byte[] Utf8, StepMember Member)[] _members;

    private StepMembers(ICollection<string> names, ICollection<string> others, IEnumerable<string> keys)
    {
        HaveKey = keys.Any(names.Contains);
        _members = [.. names.Select(name => (Encoding.UTF8.GetBytes(name), new StepMember(name, !others.Contains(name))))];
    }

    /// <summary>Whether a part of a key is among them.</summary>
    public bool HaveKey { get; }

    /// <summary>Finds out what steps look at.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="upgrades">The chain that they are of: who looks at one name of a member that was renamed is given what stands under the other.</param>
    /// <returns>Null where a step may look at any member.</returns>
    public static StepMembers? Of(IEnumerable<SchemaUpgradeStep> steps, SchemaUpgrades upgrades)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.Members is null)
            {
                return null;
            }

            names.UnionWith(step.Members);
            others.UnionWith(step.Members.Except(step.Texts));
        }

        foreach (var member in upgrades.Renamed.GroupBy(static name => name.Present, static name => name.Former, StringComparer.Ordinal))
        {
            var all = member.Append(member.Key).ToList();
            if (all.Exists(names.Contains))
            {
                names.UnionWith(all);
                others.UnionWith(all);
            }
        }

        return new StepMembers(names, others, upgrades.Fixed);
    }

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name as UTF-8.</param>
    /// <returns>The member; null for one that no step looks at.</returns>
    public StepMember? Find(ReadOnlySpan<byte> name)
    {
        foreach (var (utf8, member) in _members)
        {
            if (name.SequenceEqual(utf8))
            {
                return member;
            }
        }

        return null;
    }
}
