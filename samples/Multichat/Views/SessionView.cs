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
    /// <returns>The exit code.</returns>
    /// <exception cref="MultichatException">There is no such session.</exception>
    public static int Write(ChatArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        using var store = StoreOpener.Open(arguments);
        var id = arguments.SessionId!;
        var session = Find(store, id) ?? throw MultichatException.Failure($"There is no session '{Printable.Line(id)}' in {store.Description}; --list lists those there are.");
        Console.WriteLine($"{Printable.Line(id)}: {Printable.Line(session.Topic)} ({session.Status}), {store.Sessions.CountMessages(id)} messages of {Printable.Line(string.Join(", ", session.Participants))}");
        var shown = arguments.Last is { } last ? Math.Max(0, store.Sessions.CountMessages(id) - last) : 0;
        if (arguments.Follow)
        {
            return LiveView.Write(store, id, shown);
        }

        // In pages, so that a session of any size can be shown.
        for (var page = store.Sessions.ReadMessages(id, shown, PageSize); page.Count > 0; page = store.Sessions.ReadMessages(id, shown, PageSize))
        {
            page.ToList().ForEach(MessageView.Write);
            shown += page.Count;
        }

        return 0;
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
}
