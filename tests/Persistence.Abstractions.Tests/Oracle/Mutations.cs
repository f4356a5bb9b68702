using System.Text;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>Damages JSON text at random.</summary>
public static class Mutations
{
    private static readonly byte[] s_marks = Encoding.UTF8.GetBytes("{}[]\",:\\u0123456789aeE+-.ntfZT \n\0\u00e9");

    /// <summary>Damages a text at up to four places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">Chooses the places and the damage.</param>
    /// <returns>The damaged text.</returns>
    public static byte[] Of(byte[] text, RandomValues values)
    {
        for (var count = values.Below(4); count >= 0; count--)
        {
            text = One(text, values);
        }

        return text;
    }

    private static byte[] One(byte[] text, RandomValues values)
    {
        var at = values.Below(text.Length + 1);
        var length = Math.Min(values.Below(6), text.Length - at);
        return values.Below(6) switch
        {
            0 => [.. text[..at], .. text[(at + length)..]],
            1 => [.. text[..at], values.Of(s_marks), .. text[at..]],
            2 => [.. text[..at], .. text[at..(at + length)], .. text[at..]],
            3 => text[..at],
            4 => [.. text[..at], (byte)values.Below(256), .. text[Math.Min(at + 1, text.Length)..]],
            _ => [.. text[..at], values.Of(s_marks), .. text[Math.Min(at + 1, text.Length)..]],
        };
    }
}
