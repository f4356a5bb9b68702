using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence.AspNetCore.Access;
using Persistence.AspNetCore.Page;
using Persistence.AspNetCore.Requests;
using Persistence.AspNetCore.Sources;
using Persistence.AspNetCore.Streaming;

namespace Persistence;

/// <summary>Maps session feeds.</summary>
public static class SessionFeedEndpoints
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps a live feed of stored sessions: a page at an address, and below it what the page uses: <c>events</c> streams logs as they grow, <c>entries</c> gives pages of them, <c>sessions</c> the list, <c>search</c> finds entries. It
    /// only reads. Every reader of the feed can read every session of its stores, also one that the list leaves out.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address, for example <c>/chat</c>.</param>
    /// <param name="configure">Says which stores and logs it offers.</param>
    /// <returns>What authorization and other conventions are added to: <c>.RequireAuthorization("readers")</c>.</returns>
    /// <exception cref="InvalidOperationException"><c>AddSessionFeed</c> was not called.</exception>
    /// <exception cref="ArgumentException">The feed offers nothing, or a setting cannot be.</exception>
    public static RouteGroupBuilder MapSessionFeed(this IEndpointRouteBuilder endpoints, string pattern, Action<SessionFeedBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(configure);
        var services = endpoints.ServiceProvider.GetService<FeedServices>()
            ?? throw new InvalidOperationException("The feed needs its services. Add the line builder.Services.AddSessionFeed(); before builder.Build().");
        var builder = new SessionFeedBuilder(new ShowFaults(services.Log, pattern));
        configure(builder);
        builder.Complete();
        if (builder.Sources.Count == 0)
        {
            throw new ArgumentException("The feed has no store; add one by feed.Add(store, …).", nameof(configure));
        }

        var feed = new Feed(pattern, builder.Sources, builder.Options, services);
        var group = endpoints.MapGroup(RoutePatternFactory.Parse(pattern));
        group.WithMetadata(new FeedMetadata(feed));
        Map(group, feed, "/events", new EventsEndpoint(feed).Answer);
        Map(group, feed, "/entries", new EntriesEndpoint(feed).Answer);
        Map(group, feed, "/sessions", new SessionsEndpoint(feed).Answer);
        Map(group, feed, "/search", new SearchEndpoint(feed).Answer);
        foreach (var (name, file) in PageFiles.Read())
        {
            Map(group, feed, name == "index.html" ? "/" : "/" + name, new PageEndpoint(file).Answer);
        }

        return group;
    }

    private static void Map(RouteGroupBuilder group, Feed feed, string address, RequestDelegate answer) => group.MapMethods(address, s_reading, new FeedGate(feed, answer).Answer);
}
