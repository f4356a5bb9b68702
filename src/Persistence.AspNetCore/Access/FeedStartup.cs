using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Persistence.AspNetCore.Access;

/// <summary>Keeps a program from running that would show sessions to everybody: when the server has its addresses, each feed has authorization, or all addresses are loopback.</summary>
/// <param name="endpoints">All endpoints of the program.</param>
/// <param name="servers">The server, where there is one.</param>
internal sealed class FeedStartup(EndpointDataSource endpoints, IEnumerable<IServer> servers) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var open = endpoints.Endpoints
            .Where(static endpoint => !FeedAuthorization.IsRequired(endpoint.Metadata))
            .Select(static endpoint => endpoint.Metadata.GetMetadata<FeedMetadata>()?.Feed.Pattern)
            .FirstOrDefault(static pattern => pattern is not null);
        if (open is null)
        {
            return Task.CompletedTask;
        }

        var addresses = servers.SelectMany(static server => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).ToList();
        var reachable = addresses.Find(static address => !FeedAuthorization.IsLoopback(address)) ?? (addresses.Count == 0 ? "addresses that it does not say" : null);
        return reachable is null
            ? Task.CompletedTask
            : throw new InvalidOperationException($"The feed at {open} has no authorization, and the program listens on {reachable}, where others reach it. Add .RequireAuthorization() after MapSessionFeed, or listen on http://127.0.0.1 only.");
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
