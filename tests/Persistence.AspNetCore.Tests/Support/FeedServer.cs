using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Sources;
using Persistence.AspNetCore.Tests.Sessions;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>A program with a feed at /chat, on a free port of loopback, and its chats in a folder of its own.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private FeedServer(WebApplication app, ITeamChatStore store, string folder)
    {
        (_app, Store, _folder) = (app, store, folder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/chat/") };
    }

    public ITeamChatStore Store { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>What answers in place of the feed's streams, if anything.</summary>
    public required Refusal Refusal { get; init; }

    /// <summary>What the feed wrote to the log of the program.</summary>
    public required LoggedLines Logged { get; init; }

    /// <summary>The mapped feed, for its counters.</summary>
    public Feed Feed => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(static endpoint => endpoint.Metadata.GetMetadata<FeedMetadata>()).First(static data => data is not null)!.Feed;

    public static async Task<FeedServer> Start(Action<SessionFeedBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("feed-").FullName;
        var store = Stores.Open("sqlite", folder, "");
        var builder = WebApplication.CreateSlimBuilder();
        var logged = new LoggedLines();
        builder.Logging.ClearProviders().AddProvider(logged);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSessionFeed();
        var app = builder.Build();
        var refusal = new Refusal();
        app.Use(refusal.Pass);
        app.MapSessionFeed("/chat", feed =>
        {
            feed.Chats(store);
            configure?.Invoke(feed);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FeedServer(app, store, folder) { Refusal = refusal, Logged = logged };
    }

    public Task Stop() => _app.StopAsync();

    /// <summary>Creates a chat with so many lines, from agents a, b and c.</summary>
    public void Create(string key, int lines = 0)
    {
        Store.Create(new TeamChat { Id = key, Topic = $"about {key}" });
        Say(key, 1, lines);
    }

    public void Say(string key, int first, int count) =>
        Store.AppendMessages(key, [.. Enumerable.Range(first, count).Select(static number => new ChatLine($"m{number}", ((char)('a' + (number % 3))).ToString(), $"line {number}"))]);

    public Task<EventReader> Listen(string query, string? lastEventId = null) => EventReader.Open(Client, "events?" + query, lastEventId);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
