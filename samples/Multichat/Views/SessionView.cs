using Multichat.Arguments;
using Multichat.Sessions;
using Multichat.Stores;
using Persistence;

namespace Multichat.Views;

/// <summary>What --show prints.</summary>
public static class SessionView
{
    private const int PageSize = 200;

    /// <summary>Prints a session's header and its messages.</summary>
    /// <exception cref="MultichatException">There is no such session.</exception>
    public static void Write(ChatArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        using var store = StoreOpener.Open(arguments);
        var id = arguments.SessionId!;
        var session = Find(store, id) ?? throw MultichatException.Failure($"There is no session '{Printable.Line(id)}' in {store.Description}; --list lists those there are.");
        Console.WriteLine($"{Printable.Line(id)}: {Printable.Line(session.Topic)} ({session.Status}), {store.Sessions.CountMessages(id)} messages of {Printable.Line(string.Join(", ", session.Participants))}");
        if (arguments.Last is { } last)
        {
            WriteMessages(store.Sessions.ReadLastMessages(id, last));
            return;
        }

        // In pages, so that a session of any size can be shown.
        long shown = 0;
        for (var page = store.Sessions.ReadMessages(id, 0, PageSize); page.Count > 0; page = store.Sessions.ReadMessages(id, shown, PageSize))
        {
            WriteMessages(page);
            shown += page.Count;
        }
    }

    // What cannot be a key cannot be a session either.
    private static MultichatSession? Find(ChatStore store, string id)
    {
        try
        {
            return store.Sessions.Find(id, SessionLoad.HeaderOnly);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void WriteMessages(IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            var recipients = message.Recipients.Count == 0 ? "all" : string.Join(", ", message.Recipients);
            Console.WriteLine();
            Console.WriteLine(Printable.Line($"{message.SentAt:yyyy-MM-dd HH:mm:ss zzz}  {message.Sender} -> {recipients}  [{message.Priority}] {message.Topic}"));
            Console.WriteLine(Printable.Block(message.Content.ReplaceLineEndings("\n")));
        }
    }
}
