using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A worker that changes sessions which other workers change too: it appends, saves, deletes and creates.</summary>
internal static class ChangingWriter
{
    /// <summary>What all workers change: a long log, a header with indexes, sessions that come and go.</summary>
    public static void Prepare(IMultichatSessionStore store)
    {
        store.Create(Samples.Chat("long", messages: 300));
        store.Create(Samples.Chat("saved", messages: 3));
        store.Create(Samples.Chat("unchanged", messages: 3));
    }

    /// <summary>Is the worker.</summary>
    public static void Run(IMultichatSessionStore store, int writer, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var id = ((writer + 1) * 1_000_000) + (number * 10);
            store.AppendMessages("long", Samples.Message(id), Samples.Message(id + 1));
            Attempt(() => Save(store, id));
            Attempt(() => store.Delete($"renewed-{number % 3}"));
            Attempt(() => store.Create(Samples.Chat($"renewed-{number % 3}", messages: number % 4)));
            Attempt(() => store.AppendMessages($"renewed-{(number + 1) % 3}", Samples.Message(id + 2)));
        }
    }

    private static void Save(IMultichatSessionStore store, int id)
    {
        var chat = store.Load("saved", SessionLoad.HeaderOnly);
        chat.Participants.Clear();
        chat.Participants.AddRange([$"Agent-{id / 10 % 5}", $"Agent-{(id / 10 + 1) % 7}"]);
        chat.Status = id / 10 % 2 == 0 ? SessionStatus.Active : SessionStatus.Ended;
        chat.LastActivity = Samples.Moment.AddSeconds(id);
        chat.Messages.Add(Samples.Message(id + 3));
        store.Save(chat);
    }

    private static void Attempt(Action change)
    {
        try
        {
            change();
        }
        catch (SessionException error) when (error is SessionConflictException or SessionExistsException or SessionNotFoundException)
        {
            // Another worker was faster.
        }
    }
}
