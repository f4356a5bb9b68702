namespace Persistence.Serialization;

/// <content>The members of an object.</content>
public ref partial struct JsonReader
{
    /// <summary>What <see cref="NextMember"/> returns at the object's end, which has then been read.</summary>
    internal const int NoMember = -1;

    /// <summary>What <see cref="NextMember"/> returns for a name that the table does not hold; its value comes next.</summary>
    internal const int UnknownMember = -2;

    /// <summary>
    /// Advances to the value of the next member. The name that is expected is compared together with the marks around
    /// it, <c>,"name":</c>, in one step; the text we wrote ourselves takes this path alone.
    /// </summary>
    /// <param name="names">The names.</param>
    /// <param name="expected">The member expected next.</param>
    /// <param name="isAlias">Whether the name is a former one, over which the present name wins.</param>
    /// <param name="name">The name, unescaped, of an unknown member.</param>
    /// <returns>The member's place, or one of the two constants.</returns>
    internal int NextMember(JsonNames names, int expected, out bool isAlias, out ReadOnlySpan<byte> name)
    {
        isAlias = false;
        name = default;
        if (expected < names.Count)
        {
            var token = names.Token(expected, _isFirst);
            if (_text[Position..].StartsWith(token))
            {
                Position += token.Length;
                _isFirst = false;
                return expected;
            }
        }

        if (!NextName(out name))
        {
            return NoMember;
        }

        var member = names.Find(name, out isAlias);
        return member < 0 ? UnknownMember : member;
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
