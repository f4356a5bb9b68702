using Persistence.Mapping;

namespace Persistence.Serialization;

/// <summary>
/// The names of objects that are alike, in the order in which they stand. Objects of one class in one version have the same names in the same order, so that a name is known by one comparison
/// together with the marks around it. Immutable.
/// </summary>
internal sealed class JsonLayout
{
    /// <summary>One without names.</summary>
    public static readonly JsonLayout Empty = new([]);

    // Names of a dictionary are other ones each time.
    private const int Most = 64;

    private readonly (byte[] Token, StepMember? Wanted)[] _names;

    private JsonLayout((byte[] Token, StepMember? Wanted)[] names) => _names = names;

    /// <summary>The text before a member's value, without white space.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="isFirst">Whether no comma stands before it.</param>
    /// <returns><c>,"name":</c></returns>
    public ReadOnlySpan<byte> Token(int place, bool isFirst) => isFirst ? _names[place].Token.AsSpan(1) : _names[place].Token;

    /// <summary>A member that is wanted; null for one that is not.</summary>
    /// <param name="place">Its place.</param>
    public StepMember? Wanted(int place) => _names[place].Wanted;

    /// <summary>Finds the name that comes next.</summary>
    /// <param name="text">Text that begins with the comma before it or, for the first one, with its quote.</param>
    /// <param name="expected">The place at which it is looked for first.</param>
    /// <param name="isFirst">Whether no comma stands before it.</param>
    /// <returns>Its place; -1 where it is not here, or the object ends.</returns>
    public int Find(ReadOnlySpan<byte> text, int expected, bool isFirst)
    {
        if (text.IsEmpty || text[0] == '}')
        {
            return -1;
        }

        for (var place = expected; place < _names.Length; place++)
        {
            if (text.StartsWith(Token(place, isFirst)))
            {
                return place;
            }
        }

        for (var place = 0; place < Math.Min(expected, _names.Length); place++)
        {
            if (text.StartsWith(Token(place, isFirst)))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The layout with another name.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="before">The text before the member's value.</param>
    /// <param name="utf8">Its name.</param>
    /// <param name="wanted">The member where it is wanted; null where it is not.</param>
    /// <returns>The layout; the same one where the name is written in another way than ours, or there are many.</returns>
    public JsonLayout With(int place, ReadOnlySpan<byte> before, ReadOnlySpan<byte> utf8, StepMember? wanted)
    {
        byte[] token = [(byte)',', (byte)'"', .. utf8, (byte)'"', (byte)':'];
        return _names.Length < Most && token.AsSpan(before is [(byte)',', ..] ? 0 : 1).SequenceEqual(before) ? new JsonLayout([.. _names[..place], (token, wanted), .. _names[place..]]) : this;
    }
}
