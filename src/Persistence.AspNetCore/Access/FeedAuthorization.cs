using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Persistence.AspNetCore.Access;

/// <summary>Who may read a feed.</summary>
internal static class FeedAuthorization
{
    /// <summary>
    /// Whether the endpoint requires authorization by itself. A fallback policy of the application does not count: whether it is applied depends on what else the application does, and nothing would say that it is not.
    /// </summary>
    /// <param name="metadata">The endpoint's metadata.</param>
    public static bool IsRequired(EndpointMetadataCollection? metadata) =>
        metadata is not null
        && metadata.GetMetadata<IAllowAnonymous>() is null
        && (metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<AuthorizationPolicy>() is not null);

    /// <summary>Whether an address that a server listens on reaches this machine only. A socket in the file system does not count: it is there for a proxy.</summary>
    /// <param name="address">The address, for example <c>http://127.0.0.1:5000</c>.</param>
    public static bool IsLoopback(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return !parsed.IsUnixPipe && !parsed.IsNamedPipe && IsLoopbackName(parsed.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether a request that nobody authorized comes from this machine, to a name of this machine, and not through a proxy. The name is looked at because a page from elsewhere can make
    /// its own name mean 127.0.0.1 and read what a browser may read there.
    /// </summary>
    /// <param name="context">The request.</param>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.LocalIpAddress is { } local
        && IPAddress.IsLoopback(local)
        && context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && IsLoopbackName(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
