using System.Buffers.Text;
using System.Globalization;

namespace Persistence.Redis.Layout;

/// <summary>
/// What names one attempt to commit: the second in which it began, and 32 random bits. By it a save recognises its own
/// earlier success, and an index entry has that of the commit it belongs to. Positive; written as 16 hexadecimal digits.
/// </summary>
/// <param name="Value">The number.</param>
internal readonly record struct CommitToken(long Value)
{
    /// <summary>The number of digits of its text.</summary>
    public const int TextLength = 16;

    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

    private static readonly long s_epoch = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>A token that no commit has had.</summary>
    public static CommitToken New()
    {
        var seconds = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() - s_epoch) & int.MaxValue;
        // It must be no other commit's, but need not be unguessable: a cryptographic number would show in the time of a save.
#pragma warning disable CA5394
        var random = Random.Shared.NextInt64(1L << 32);
#pragma warning restore CA5394
        return new CommitToken((seconds << 32) | random | 1);
    }

    /// <summary>Reads a token's text; default when it is none. Capitals are none: the scripts compare texts, and no store writes such a one.</summary>
    public static CommitToken Parse(ReadOnlySpan<char> text) =>
        text.Length == TextLength && !text.ContainsAnyInRange('A', 'F') && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new CommitToken(value)
            : default;

    /// <summary>Reads a token's text; default when it is none.</summary>
    public static CommitToken ParseWhole(ReadOnlySpan<byte> text) =>
        text.Length == TextLength && !text.ContainsAnyInRange((byte)'A', (byte)'F') && Utf8Parser.TryParse(text, out long value, out var length, 'x') && length == TextLength
            ? new CommitToken(value)
            : default;

    /// <summary>Reads the token that stands before a colon; default when there is none.</summary>
    public static CommitToken Parse(ReadOnlySpan<byte> text) => text.Length > TextLength && text[TextLength] == ':' ? ParseWhole(text[..TextLength]) : default;

    /// <summary>How long ago, by this machine's clock, the commit began. For grace periods only: correctness never depends on it.</summary>
    public TimeSpan Age() => TimeSpan.FromSeconds(Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - s_epoch - (Value >> 32)));

    /// <inheritdoc/>
    // Each save makes two such texts; by way of a format and a culture that was a fifteenth of what it took of the client.
    public override string ToString() => string.Create(TextLength, Value, static (text, value) =>
    {
        for (var digit = TextLength - 1; digit >= 0; digit--, value >>= 4)
        {
            text[digit] = (char)Digits[(int)(value & 0xF)];
        }
    });
}
