using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Persistence.Search;

/// <summary>The last hit of a page, as text.</summary>
/// <param name="Query">A number of the query that it belongs to.</param>
/// <param name="Score">The hit's score.</param>
/// <param name="Key">The sortable form of the session's key.</param>
/// <param name="Sequence">The sequence of the entry; 0 for a session.</param>
internal sealed record SearchCursor(ulong Query, double Score, string Key, long Sequence)
{
    private const int HeadLength = 1 + (3 * sizeof(long));
    private const byte Version = 1;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a cursor.</summary>
    /// <param name="cursor">What <see cref="ToText"/> gave.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static SearchCursor Parse(string cursor)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
            if (bytes.Length >= HeadLength && bytes[0] == Version && BinaryPrimitives.ReadDoubleBigEndian(bytes[9..]) is >= 0 and < double.PositiveInfinity and var score)
            {
                return new SearchCursor(BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]), score, s_strict.GetString(bytes[HeadLength..]), BinaryPrimitives.ReadInt64BigEndian(bytes[17..]));
            }
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            // Said below, as for any other text.
        }

        throw new ArgumentException("The cursor is none that a search gave. Pass on Next of a page of the same query, or search without a cursor.", nameof(cursor));
    }

    /// <summary>Gives the cursor as text that may stand in an address.</summary>
    public string ToText()
    {
        var bytes = new byte[HeadLength + s_strict.GetByteCount(Key)];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(1), Query);
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(9), Score);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), Sequence);
        s_strict.GetBytes(Key, bytes.AsSpan(HeadLength));
        return Base64Url.EncodeToString(bytes);
    }
}
