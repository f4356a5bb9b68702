using Persistence.Redis.Tests.Sessions;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A change that a client is stopped in. Each leads to where the next one begins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">How many commands it is at least.</param>
/// <param name="Prepare">What is there before.</param>
/// <param name="Do">The change.</param>
/// <param name="GoOn">What another client can do afterwards, however far the change has come.</param>
internal sealed record ChatWork(string Name, int Least, Action<CheckedStore> Prepare, Action<ChatRedisStore> Do, Action<ChatRedisStore> GoOn)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ChatWork> All { get; } =
    [
        new(
            "creating",
            5,
            static _ => { },
            static store => store.Create(New("c", 1, "s")),
            static store =>
            {
                if (store.Find("c") is null)
                {
                    store.Create(New("c", 1, "s"));
                }
            }),
        new(
            "saving",
            6,
            static store => store.Create(New("c", 1, "s")),
            static store =>
            {
                var chat = store.Load("c");
                (chat.Topic, chat.Status, chat.Slot) = ("topic 2", 2, "t");
                chat.Messages.Add(new Message("3", "three"));
                chat.Notes.Add("note 2");
                store.Save(chat);
            },
            static store =>
            {
                // Either value is free for this session, whoever reserved it.
                var chat = store.Load("c");
                (chat.Topic, chat.Status, chat.Slot) = ("topic 2", 2, "t");
                store.Save(chat);
            }),
        new(
            "appending",
            1,
            static store => store.Create(New("c", 1, "s")),
            static store => store.AppendMessages("c", new Message("3", "three"), new Message("4", "four")),
            static store => Check(store.AppendMessages("c", new Message("3", "three"), new Message("4", "four")))),
        new(
            "deleting",
            4,
            static store => store.Create(New("c", 1, "s")),
            static store => store.Delete("c"),
            static store =>
            {
                store.Delete("c");
                store.Create(New("c", 2, "s"));
            }),
    ];

    /// <summary>A session as it is created.</summary>
    public static Chat New(string id, int status, string slot) => new()
    {
        Id = id,
        Topic = $"topic {status}",
        Status = status,
        Slot = slot,
        Messages = [new Message("1", "one"), new Message("2", "two")],
        Notes = ["note 1"],
    };

    private static void Check(long length) => Xunit.Assert.Equal(4, length);
}
