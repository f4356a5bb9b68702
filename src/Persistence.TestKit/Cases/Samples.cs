using Persistence.Mapping;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Sessions and entries for the cases.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Moment = new(2025, 9, 24, 5, 4, 10, TimeSpan.FromHours(2));

    /// <summary>A chat with as many messages as asked for, m1, m2 ….</summary>
    public static MultichatSession Chat(string id, int messages = 0)
    {
        var chat = new MultichatSession
        {
            SessionId = id,
            Topic = "Persistence",
            Initiator = "Agent-4",
            Participants = ["Agent-4", "Agent-7"],
            LastActivity = Moment,
            Context = new() { ["phase"] = "invitation" },
        };
        chat.Messages.AddRange(Messages(1, messages));
        return chat;
    }

    public static ChatMessage Message(int number) =>
        new($"m{number}", $"Agent-{number % 8}", $"message {number}", Moment.AddSeconds(number));

    public static ChatMessage[] Messages(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(Message)];

    public static IEnumerable<string> Ids(IEnumerable<ChatMessage> messages) => messages.Select(message => message.Id);

    public static IEnumerable<string> Ids(int first, int count) => Enumerable.Range(first, count).Select(number => $"m{number}");

    public static long Version(IPersistedSession session) => session.Tracking.Version;

    /// <summary>Two chats have equal headers.</summary>
    public static void CheckHeader(MultichatSession expected, MultichatSession actual)
    {
        Check.Equal(expected.SessionId, actual.SessionId);
        Check.Equal(expected.Topic, actual.Topic);
        Check.Equal(expected.Initiator, actual.Initiator);
        Check.Equal(expected.Status, actual.Status);
        Check.Sequence(expected.Participants, actual.Participants);
        Check.True(expected.LastActivity.EqualsExact(actual.LastActivity), "LastActivity has its instant and its offset");
        Check.Sequence(expected.Context, actual.Context);
    }
}
