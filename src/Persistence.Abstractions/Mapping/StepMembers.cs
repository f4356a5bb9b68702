using System.Text;

namespace Persistence.Mapping;

/// <summary>The members of an object that upgrade steps look at. Immutable.</summary>
internal sealed class StepMembers
{
    /// <summary>How many there are at most: more are no small part of an object.</summary>
    public const int Most = 32;

    private readonly string[] _names;
    private readonly byte[][] _utf8;

    private StepMembers(IEnumerable<string> names, IEnumerable<string> keys)
    {
        _names = [.. names];
        HaveKey = keys.Any(_names.Contains);
        _utf8 = Array.ConvertAll(_names, Encoding.UTF8.GetBytes);
    }

    /// <summary>Whether a part of a key is among them.</summary>
    public bool HaveKey { get; }

    /// <summary>Finds out what steps look at.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="upgrades">The chain that they are of: who looks at one name of a member that was renamed is given what stands under the other.</param>
    /// <returns>Null where a step may look at any member, or at many.</returns>
    public static StepMembers? Of(IEnumerable<SchemaUpgradeStep> steps, SchemaUpgrades upgrades)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.Members is null)
            {
                return null;
            }

            names.UnionWith(step.Members);
        }

        foreach (var member in upgrades.Renamed.GroupBy(static name => name.Present, static name => name.Former, StringComparer.Ordinal))
        {
            var all = member.Append(member.Key).ToList();
            if (all.Exists(names.Contains))
            {
                names.UnionWith(all);
            }
        }

        return names.Count > Most ? null : new StepMembers(names, upgrades.Fixed);
    }

    /// <summary>The name of a member.</summary>
    /// <param name="member">Its number.</param>
    public string this[int member] => _names[member];

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name as UTF-8.</param>
    /// <returns>Its number; -1 for one that no step looks at.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var member = 0; member < _utf8.Length; member++)
        {
            if (name.SequenceEqual(_utf8[member]))
            {
                return member;
            }
        }

        return -1;
    }

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its number; -1 for one that no step looks at.</returns>
    public int Find(string name) => Array.IndexOf(_names, name);
}
