using System.Buffers.Text;

namespace Persistence.Redis.Layout;

/// <summary>The text of the field <c>$expires</c>: milliseconds since 1970 UTC, before that negative, in decimal digits. Scripts read it by <see cref="Scripts.CommitParts.IsTime"/>.</summary>
internal static class ExpiryText
{
    // More digits than any store writes; a script hands it to a command, which takes 64 bits.
    private const int MaxLength = 18;

    /// <summary>Reads it.</summary>
    /// <returns>Null when it is no time.</returns>
    public static long? Read(ReadOnlySpan<byte> text) =>
        text.Length <= MaxLength && text is not [(byte)'+', ..] && Utf8Parser.TryParse(text, out long time, out var length) && length == text.Length ? time : null;

    /// <summary>What is wrong with a session whose field is no time.</summary>
    /// <param name="text">What stands in the field.</param>
    public static string Problem(string text) => $"'{text}' is no time in milliseconds since 1970";

    /// <summary>Where the field is, for messages.</summary>
    /// <param name="hashKey">The name of the session's hash.</param>
    public static string Place(string hashKey) => $"hash '{hashKey}', field '{Fields.Expires}'";
}
