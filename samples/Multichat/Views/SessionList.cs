using Multichat.Arguments;
using Multichat.Stores;
using Persistence;

namespace Multichat.Views;

/// <summary>What --list prints.</summary>
public static class SessionList
{
    /// <summary>Prints one line a session.</summary>
    public static void Write(ChatArguments arguments)
    {
        using var store = StoreOpener.Open(arguments);
        var width = Math.Max(20, store.Sessions.Keys().Select(static key => key.Length).DefaultIfEmpty().Max());
        Console.WriteLine($"{store.Sessions.Count()} sessions ({store.Description})");
        foreach (var key in store.Sessions.Keys())
        {
            // Deleted by another process between the two calls: nothing to list.
            if (store.Sessions.Find(key, SessionLoad.HeaderOnly) is { } session)
            {
                Console.WriteLine($"{Printable.Line(key).PadRight(width)}  {session.Status,-6}  {store.Sessions.CountMessages(key),6:N0} messages  {session.Participants.Count,3:N0} agents  {session.LastActivity:yyyy-MM-dd HH:mm} UTC");
            }
        }
    }
}
