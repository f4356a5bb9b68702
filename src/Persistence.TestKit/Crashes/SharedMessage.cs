using System.Globalization;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>What a commit of several writers adds to the log: the message says whose it is and the how manieth.</summary>
internal static class SharedMessage
{
    public static ChatMessage Of(int writer, int number, int payloadLength) => new(
        string.Create(CultureInfo.InvariantCulture, $"{writer}/{number}"),
        SenderOf(writer),
        new string((char)('a' + (number % 26)), payloadLength),
        DateTimeOffset.UnixEpoch.AddSeconds(number));

    public static string SenderOf(int writer) => string.Create(CultureInfo.InvariantCulture, $"Agent-{writer}");

    public static int NumberOf(ChatMessage message) => int.Parse(message.Id.AsSpan(message.Id.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
