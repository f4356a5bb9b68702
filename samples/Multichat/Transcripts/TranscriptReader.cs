using System.Security.Cryptography;
using Multichat.Sessions;

namespace Multichat.Transcripts;

/// <summary>Reads a transcript in JSON Lines: UTF-8, one message a line, empty lines ignored.</summary>
public static class TranscriptReader
{
    private const int LongestName = 100;

    /// <summary>Reads a whole transcript.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The transcript.</returns>
    /// <exception cref="MultichatException">The file cannot be read, or a line is not a message; the line's number is named.</exception>
    public static Transcript Read(string path)
    {
        var bytes = ReadFile(path);
        var name = Path.GetFileNameWithoutExtension(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        var messages = ReadMessages(path, bytes);
        return messages.Count > 0
            ? new Transcript(path, $"{(name.Length <= LongestName ? name : name[..LongestName].TrimEnd('\uD800', '\uDBFF'))}-{hash}", messages)
            : throw MultichatException.Failure($"{path}: the transcript holds no message.");
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw MultichatException.Failure($"{path}: there is no such file; give the path to a transcript in JSON Lines.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw MultichatException.Failure(
                Directory.Exists(path) ? $"{path} is a folder; give the path to a transcript in JSON Lines." : $"{path} cannot be read: {exception.Message}",
                exception);
        }
    }

    private static List<ChatMessage> ReadMessages(string path, ReadOnlySpan<byte> text)
    {
        var messages = new List<ChatMessage>();
        var lineOfId = new Dictionary<string, int>(StringComparer.Ordinal);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        for (var number = 1; text.Length > 0; number++)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).Trim(" \t\r"u8);
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Length == 0)
            {
                continue;
            }

            var message = MessageReader.Read(line, problem => MultichatException.Failure($"{path}, line {number}: {problem}"));
            if (!lineOfId.TryAdd(message.Id, number))
            {
                throw MultichatException.Failure($"{path}, line {number}: the id '{message.Id}' is that of line {lineOfId[message.Id]} already; each message needs an id of its own.");
            }

            messages.Add(message);
        }

        return messages;
    }
}
