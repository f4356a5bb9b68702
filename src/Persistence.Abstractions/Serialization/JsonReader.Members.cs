using System.Runtime.CompilerServices;

namespace Persistence.Serialization;

/// <content>The members of an object.</content>
public ref partial struct JsonReader
{
    /// <summary>What <see cref="NextMember"/> returns at the object's end, which has then been read.</summary>
    internal const int NoMember = -1;

    /// <summary>What <see cref="NextMember"/> returns for a name that the table does not hold; its value comes next.</summary>
    internal const int UnknownMember = -2;

    /// <summary>What <see cref="NextMember"/> returns for a former name of a member that was present already; its value comes next.</summary>
    internal const int SupersededMember = -3;

    /// <summary>
    /// Advances to the value of the next member. The name that is expected is compared together with the marks around
    /// it, <c>,"name":</c>, in one step; the text we wrote ourselves takes this path alone.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="expected">The member expected next.</param>
    /// <param name="seen">The members that were present so far.</param>
    /// <param name="name">The name, unescaped, of an unknown member.</param>
    /// <returns>The member's place, or one of the three constants.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int NextMember(JsonNames names, int expected, MemberSet seen, out ReadOnlySpan<byte> name)
    {
        if (expected < names.Count)
        {
            var token = names.Token(expected, _isFirst);
            if (NameToken.Begins(_text[Position..], token))
            {
                Position += token.Length;
                _isFirst = false;
                name = default;
                return expected;
            }
        }

        return FindMember(names, seen, out name);
    }

    private int FindMember(JsonNames names, MemberSet seen, out ReadOnlySpan<byte> name)
    {
        if (!NextName(out name))
        {
            return NoMember;
        }

        var member = names.Find(name, out var isAlias);
        if (member < 0)
        {
            return UnknownMember;
        }

        return isAlias && seen.Has(member) ? SupersededMember : member;
    }

    /// <summary>Advances to the value of the next member.</summary>
    /// <param name="layout">Names that are looked for first.</param>
    /// <param name="place">The place in the layout that is expected next, and then where the name is; -1 where it is not there.</param>
    /// <param name="name">The name, unescaped, where it is not there.</param>
    /// <returns>False at the object's end, which has then been read.</returns>
    internal bool NextKnown(JsonLayout layout, ref int place, out ReadOnlySpan<byte> name)
    {
        place = layout.Find(_text[Position..], place, _isFirst);
        if (place < 0)
        {
            return NextName(out name);
        }

        Position += layout.Token(place, _isFirst).Length;
        _isFirst = false;
        name = default;
        return true;
    }

    /// <summary>Makes the error for a member that a class does not know and does not want to.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>The error, with the present place.</returns>
    public readonly JsonDataException Unmapped(string name) => Problem($"the member \"{name}\" is not known, and its class refuses unknown members");

    /// <summary>The text of a name that was read.</summary>
    /// <param name="name">The name, unescaped.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonDataException">The name is not valid UTF-8.</exception>
    internal readonly string TextOf(scoped ReadOnlySpan<byte> name) =>
        StringKeyCodec.TryParse(name, out var text) ? text : throw Problem("a string is not valid UTF-8");
}
