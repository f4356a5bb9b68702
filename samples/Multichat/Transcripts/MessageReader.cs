using System.Text.Json;
using Multichat.Sessions;

namespace Multichat.Transcripts;

/// <summary>Reads one line of a transcript.</summary>
public static class MessageReader
{
    /// <summary>Reads a message.</summary>
    /// <param name="line">The line's UTF-8 text.</param>
    /// <param name="failure">Makes the exception for a problem, which names the file and line.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Read(ReadOnlySpan<byte> line, Func<string, MultichatException> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var read = Parse(line, failure);
        return new ChatMessage(
            Needed("id", read.Id, failure),
            Needed("sender", read.Sender, failure),
            [.. (read.Recipients ?? []).Select(recipient => Needed("recipients", recipient, failure))],
            read.Priority ?? "NORMAL",
            read.Topic ?? "",
            read.SentAt ?? throw failure("'sentAt' is missing."),
            read.Content ?? throw failure("'content' is missing."));
    }

    private static TranscriptLine Parse(ReadOnlySpan<byte> line, Func<string, MultichatException> failure)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TranscriptJson.Default.TranscriptLine) ?? throw failure("null is no message.");
        }
        catch (JsonException exception)
        {
            // The exception's own text counts lines within the line; only its place is of use here.
            var column = exception.BytePositionInLine + 1;
            throw failure(exception.Path is null or "$"
                ? $"this is not a JSON object (byte {column} of the line)."
                : $"the value of '{exception.Path.TrimStart('$', '.')}' is not valid (byte {column} of the line).");
        }
    }

    private static string Needed(string member, string? value, Func<string, MultichatException> failure) =>
        string.IsNullOrEmpty(value) ? throw failure($"'{member}' is {(value is null ? "missing" : "empty")}.") : value;
}
