using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace Persistence.Serialization;

/// <summary>The names of an object's members, prepared for fast comparison. Immutable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    private readonly string[] _names;
    private readonly byte[][] _tokens;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _anyCase = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skipped = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _mark;

    /// <summary>Prepares names.</summary>
    /// <param name="names">The names, in the order they are written.</param>
    /// <param name="aliases">Further names under which older data may hold a member.</param>
    public JsonNames(string[] names, (string Name, int Member)[]? aliases = null)
        : this(names, aliases, [])
    {
    }

    /// <summary>Prepares names, and others that are known too.</summary>
    /// <param name="names">The names, in the order they are written.</param>
    /// <param name="aliases">Further names under which older data may hold a member.</param>
    /// <param name="skipped">The names of members that are never read: what they stand before is not unknown.</param>
    /// <param name="mark">The name of the member that names the derived type; names that begin with a dollar sign belong to it. Null for none.</param>
    public JsonNames(string[] names, (string Name, int Member)[]? aliases, string[] skipped, string? mark = null)
    {
        _mark = mark;
        _skipped.UnionWith(skipped);
        _names = names;
        _tokens = [.. names.Select(Token)];
        for (var member = 0; member < names.Length; member++)
        {
            _exact[names[member]] = member;
            _anyCase.TryAdd(names[member], member);
        }

        foreach (var (name, member) in aliases ?? [])
        {
            if (_exact.TryAdd(name, member))
            {
                _aliases.Add(name);
            }
        }
    }

    /// <summary>
    /// The members that are never null, a bit for each: a null that is stored for one, by a version of the class in which it could be null, counts as absent.
    /// </summary>
    public ulong NotNull { get; init; }

    /// <summary>The number of members.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a member.</summary>
    /// <param name="member">Its place.</param>
    public string this[int member] => _names[member];

    /// <summary>The text before a member's value, without white space.</summary>
    /// <param name="member">Its place.</param>
    /// <param name="isFirst">Whether no comma stands before it.</param>
    /// <returns><c>,"name":</c></returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Token(int member, bool isFirst) => isFirst ? _tokens[member].AsSpan(1) : _tokens[member];

    /// <summary>Finds a member by its name: an exact match, a former name, one that differs by case.</summary>
    /// <param name="utf8">The name, unescaped.</param>
    /// <param name="isAlias">Whether the name is a former one, over which the present name wins.</param>
    /// <returns>The member's place; -1 for none.</returns>
    internal int Find(ReadOnlySpan<byte> utf8, out bool isAlias)
    {
        var name = Encoding.UTF8.GetString(utf8);
        isAlias = _aliases.Contains(name);
        return _exact.TryGetValue(name, out var member) || _anyCase.TryGetValue(name, out member) ? member : -1;
    }

    /// <summary>Whether a name is that of a member, a former one, one that differs by case, that of a member that is never read, or reserved.</summary>
    /// <param name="name">The name.</param>
    internal bool IsKnown(string name) => _exact.ContainsKey(name) || _anyCase.ContainsKey(name) || _skipped.Contains(name)
        || (_mark is not null && (name == _mark || name.StartsWith('$')));

    private static byte[] Token(string name)
    {
        var writer = new JsonWriter(64);
        writer.WriteMark((byte)',');
        writer.WriteString(name);
        writer.WriteMark((byte)':');
        return writer.Written.ToArray();
    }
}
