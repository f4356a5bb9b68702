using Microsoft.AspNetCore.Builder;
using Persistence.AspNetCore.Tests.Sessions;

namespace Persistence.AspNetCore.Tests.Docs;

/// <summary>The code of docs/live-feed.md and of the package's README, so that it compiles. A test compares line by line.</summary>
internal static class DocumentedLines
{
    public static void Services(WebApplicationBuilder builder)
    {
        builder.Services.AddSessionFeed();
    }

    public static void Page(WebApplication app, ITeamChatStore store)
    {
        app.MapSessionFeed("/chat", feed => feed.Add(store, chats => chats
            .Log(chat => chat.Messages, message => new FeedEntry(message.Sender, message.Text) { At = message.SentAt })
            .Show(chat => new FeedSession(chat.Topic) { At = chat.LastActivity })
            .List(() => store.Query().OrderByLastActivity(descending: true).Take(50).Headers())))
            .RequireAuthorization("readers");
    }

    public static void Readme(WebApplication app, ITeamChatStore store)
    {
        app.MapSessionFeed("/chat", feed => feed.Add(store, chats => chats
            .Log(chat => chat.Messages, message => new FeedEntry(message.Sender, message.Text) { At = message.SentAt })))
            .RequireAuthorization();
    }
}
