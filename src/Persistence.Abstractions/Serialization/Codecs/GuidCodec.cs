using System.Buffers;
using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>A JSON string of 36 characters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IJsonCodec<Guid>
{
    private const int TextLength = 36;

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Guid value) => writer.WriteQuoted(value, "D");

    /// <inheritdoc/>
    public static Guid Read(ref JsonReader reader)
    {
        var text = reader.ReadUtf8();
        return TryParse(text, out var value) ? value : throw reader.Problem("a Guid was expected");
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        if (text.Length != TextLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        {
            return false;
        }

        Span<byte> digits = stackalloc byte[TextLength - 4];
        text[..8].CopyTo(digits);
        text[9..13].CopyTo(digits[8..]);
        text[14..18].CopyTo(digits[12..]);
        text[19..23].CopyTo(digits[16..]);
        text[24..].CopyTo(digits[20..]);
        Span<byte> bytes = stackalloc byte[16];
        if (Convert.FromHexString(digits, bytes, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
