using System.ComponentModel;
using System.Text;

namespace Persistence.Serialization;

/// <summary>The names of an object's members, prepared for fast comparison. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _anyCase = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Prepares names.</summary>
    /// <param name="names">The names, in the order they are written.</param>
    /// <param name="aliases">Further names under which older data may hold a member.</param>
    public JsonNames(string[] names, (string Name, int Member)[]? aliases = null)
    {
        _names = names;
        _utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
        for (var member = 0; member < names.Length; member++)
        {
            _exact[names[member]] = member;
            _anyCase.TryAdd(names[member], member);
        }

        foreach (var (name, member) in aliases ?? [])
        {
            _exact.TryAdd(name, member);
        }

        Aliases = [.. (aliases ?? []).Select(static alias => alias.Name)];
    }

    /// <summary>The number of members.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a member.</summary>
    /// <param name="member">Its place.</param>
    public string this[int member] => _names[member];

    private HashSet<string> Aliases { get; }

    /// <summary>Finds a member by its name, unescaped UTF-8: the expected one, an exact match, one that differs by case.</summary>
    /// <param name="utf8">The name.</param>
    /// <param name="expected">The member that is expected next.</param>
    /// <param name="isAlias">Whether the name is a former one, over which the present name wins.</param>
    /// <returns>The member's place; -1 for none.</returns>
    internal int Find(ReadOnlySpan<byte> utf8, int expected, out bool isAlias)
    {
        isAlias = false;
        if (expected < _utf8.Length && utf8.SequenceEqual(_utf8[expected]))
        {
            return expected;
        }

        var name = Encoding.UTF8.GetString(utf8);
        isAlias = Aliases.Contains(name);
        if (_exact.TryGetValue(name, out var member) || _anyCase.TryGetValue(name, out member))
        {
            return member;
        }

        return -1;
    }
}
