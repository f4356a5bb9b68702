using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Persistence.Json;

/// <summary>Texts of fixed form in lines.</summary>
internal static class LineText
{
    /// <summary>Writes what ends a line.</summary>
    /// <param name="crc">The checksum.</param>
    /// <param name="target">Receives <see cref="LineNames.CrcLength"/> bytes.</param>
    public static void FormatCrc(uint crc, Span<byte> target)
    {
        ",\"$crc\":\"00000000\"}\n"u8.CopyTo(target);
        Utf8Formatter.TryFormat(crc, target[9..], out _, new StandardFormat('x', 8));
    }

    /// <summary>Tells whether a line ends as a line does, whatever its checksum.</summary>
    /// <param name="line">The line without its newline.</param>
    /// <returns>False when its end is missing.</returns>
    public static bool HasEnd(ReadOnlySpan<byte> line) =>
        line.Length >= LineNames.CrcLength && line.EndsWith("\"}"u8) && line[^(LineNames.CrcLength - 1)..].StartsWith(",\"$crc\":\""u8);

    /// <summary>Writes an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="format">How: milliseconds for the time of a commit, every digit for an expiry.</param>
    /// <returns>JSON text.</returns>
    public static byte[] FormatTime(DateTimeOffset instant, string format = "yyyy-MM-ddTHH:mm:ss.fffZ") =>
        Encoding.ASCII.GetBytes($"\"{instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}\"");
}
