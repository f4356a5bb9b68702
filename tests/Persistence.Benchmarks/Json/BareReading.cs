using System.Text;

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
