using System.Globalization;

namespace Persistence.Json;

/// <summary>Texts of fixed form in lines.</summary>
internal static class LineText
{
    /// <summary>The decimals of the second that are milliseconds.</summary>
    public const int Milliseconds = 3;

    /// <summary>All decimals of the second that there are.</summary>
    public const int AllDecimals = 7;

    /// <summary>The greatest length of an instant's text.</summary>
    public const int MaxTimeLength = 30;

    /// <summary>Writes what ends a line.</summary>
    /// <param name="crc">The checksum.</param>
    /// <param name="target">Receives <see cref="LineNames.CrcLength"/> bytes.</param>
    public static void FormatCrc(uint crc, Span<byte> target)
    {
        ",\"$crc\":\"00000000\"}\n"u8.CopyTo(target);

        // Each line that is read makes one: its eight digits at once. A half-byte each, the first one lowest; then of each the digit, and where it is above nine the letter.
        var digits = (ulong)System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(crc);
        digits = (digits | (digits << 16)) & 0x0000FFFF0000FFFF;
        digits = (digits | (digits << 8)) & 0x00FF00FF00FF00FF;
        digits = ((digits >> 4) & 0x000F000F000F000F) | ((digits & 0x000F000F000F000F) << 8);
        var letters = ((digits + 0x0606060606060606) >> 4) & 0x0101010101010101;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(target[9..], digits + 0x3030303030303030 + (letters * ('a' - '0' - 10)));
    }

    /// <summary>Whether a line ends as a line does, whatever its checksum.</summary>
    /// <param name="line">The line without its newline.</param>
    /// <returns>False when its end is missing.</returns>
    public static bool HasEnd(ReadOnlySpan<byte> line) =>
        line.Length >= LineNames.CrcLength && line.EndsWith("\"}"u8) && line[^(LineNames.CrcLength - 1)..].StartsWith(",\"$crc\":\""u8);

    /// <summary>
    /// Whether the last line of a file is a commit of which only the newline is missing. A file system that keeps the length may
    /// have left a zero byte in its place.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <returns>False when it has its newline, or is torn or damaged.</returns>
    public static bool IsUnfinished(ReadOnlySpan<byte> line) => !line.IsEmpty && line[^1] != '\n' && RecordCheck.IsValidText(WithoutZero(line));

    /// <summary>The text of a line of which only the newline is missing.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The line without what stands in the newline's place.</returns>
    public static ReadOnlySpan<byte> WithoutZero(ReadOnlySpan<byte> line) => line[^1] == 0 ? line[..^1] : line;

    /// <summary>Writes an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="decimals">Of the second: <see cref="Milliseconds"/> for the time of a commit, <see cref="AllDecimals"/> for an expiry.</param>
    /// <param name="target">Receives JSON text, at most <see cref="MaxTimeLength"/> bytes.</param>
    /// <returns>The length of the text.</returns>
    public static int FormatTime(DateTimeOffset instant, int decimals, Span<byte> target)
    {
        // In quotes, with 7 decimals and a Z, of which the last decimals are overwritten.
        target[0] = (byte)'"';
        instant.UtcDateTime.TryFormat(target[1..], out var length, "O", CultureInfo.InvariantCulture);
        var end = length - (AllDecimals - decimals);
        target[end] = (byte)'Z';
        target[end + 1] = (byte)'"';
        return end + 2;
    }
}
