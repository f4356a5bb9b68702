namespace Persistence.Redis.Connection;

/// <summary>
/// What a server answered in place of a result: its code, and its text. The forms differ. Redis 6 and older wrap an error that a command gave
/// inside a script into one of their own, Garnet does too; Redis 7 and Valkey append the place in the script.
/// docs/redis-errors.md has a line for each.
/// </summary>
/// <param name="Code">The first word of the server's own error, such as WRONGTYPE; ERR where it has none.</param>
/// <param name="Text">What follows the code.</param>
/// <param name="IsFromScript">Whether it is known that a command inside a script gave it.</param>
internal readonly record struct ServerError(string Code, string Text, bool IsFromScript)
{
    private const string General = "ERR";
    private const string Redis6 = "ERR Error running script (call to ";
    private const string Garnet = "ERR Lua encountered an error: ";
    private const string Place = "@user_script:";

    /// <summary>Reads a message.</summary>
    /// <param name="message">The server's text, without the leading minus.</param>
    public static ServerError Parse(string message)
    {
        var text = Unwrap(message);
        var isFromScript = text.Length < message.Length || text.Contains(", on " + Place, StringComparison.Ordinal);
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? text : text[..end];
        return IsCode(word)
            ? new ServerError(word, end < 0 ? "" : text[(end + 1)..], isFromScript)
            : new ServerError(General, text, isFromScript);
    }

    // What the wrapping of older servers holds, as the command said it.
    private static string Unwrap(string message)
    {
        var text = message;
        if (text.StartsWith(Redis6, StringComparison.Ordinal) && text.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end)
        {
            text = text[(end + 3)..];
        }
        else if (text.StartsWith(Garnet, StringComparison.Ordinal))
        {
            text = text[Garnet.Length..];
        }

        while (text.StartsWith(Place, StringComparison.Ordinal) && text.IndexOf(": ", Place.Length + 1, StringComparison.Ordinal) is > 0 and var after)
        {
            text = text[(after + 2)..];
        }

        return text.TrimStart('-');
    }

    private static bool IsCode(string word) => word.Length > 2 && !word.AsSpan().ContainsAnyExceptInRange('A', 'Z');
}
