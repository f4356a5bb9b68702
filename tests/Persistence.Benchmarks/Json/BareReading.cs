using System.Buffers.Text;
using System.Text;
using Persistence.Hashing;

namespace Persistence.Benchmarks.Json;

/// <summary>
/// The least that reading messages can be, for a program that knows the text: it finds the ends of the strings, makes them and the objects, and reads the time. It knows no
/// other order of the members, no other form of a value and no error.
/// </summary>
internal static class BareReading
{
    /// <summary>Reads an array of messages.</summary>
    /// <param name="text">The array.</param>
    /// <returns>The messages.</returns>
    public static List<JsonBenchmarkMessage> Read(ReadOnlySpan<byte> text)
    {
        var messages = new List<JsonBenchmarkMessage>();
        Read(text, messages);
        return messages;
    }

    private static void Read(ReadOnlySpan<byte> text, List<JsonBenchmarkMessage> messages)
    {
        while (text.Length > 2)
        {
            text = text["[{\"id\":\""u8.Length..];
            var id = Take(ref text, "\",\"sender\":\"".Length);
            var sender = Take(ref text, "\",\"content\":\"".Length);
            var content = Take(ref text, "\",\"sentAt\":\"".Length);
            var end = text.IndexOf((byte)'"');
            var sentAt = new DateTimeOffset(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), Number(text[11..13]), Number(text[14..16]), Number(text[17..19]), TimeSpan.Zero);
            text = text[(end + "\"}".Length)..];
            messages.Add(new JsonBenchmarkMessage(id, sender, content, sentAt));
        }
    }

    /// <summary>Reads the same messages from lines of one each: it finds each line's end, compares its checksum, and finds where the message begins.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The messages.</returns>
    public static List<JsonBenchmarkMessage> ReadLines(ReadOnlySpan<byte> text)
    {
        var messages = new List<JsonBenchmarkMessage>();
        while (!text.IsEmpty)
        {
            var line = text[..(text.IndexOf((byte)'\n') + 1)];
            text = text[line.Length..];
            if (!Utf8Parser.TryParse(line[^11..^3], out uint stored, out _, 'x') || stored != Checksum.Of(line[..^20]))
            {
                throw new InvalidDataException();
            }

            var start = line.IndexOf("\"entries\":["u8);
            if (start >= 0)
            {
                var message = line[(start + "\"entries\":".Length)..];
                Read(message[..(message.IndexOf("\"}]"u8) + 3)], messages);
            }
        }

        return messages;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static string Take(ref ReadOnlySpan<byte> text, int after)
    {
        var end = text.IndexOfAny((byte)'"', (byte)'\\');
        var value = Encoding.UTF8.GetString(text[..end]);
        text = text[(end + after)..];
        return value;
    }
}
