using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>What messages call the servers of a connection: where it was set up to find them.</summary>
internal static class ServerNames
{
    private const int Most = 3;

    /// <summary>Names the servers and, unless it is the first, the database.</summary>
    /// <param name="redis">The connection.</param>
    /// <param name="database">The number of the database, -1 for the connection's own.</param>
    /// <exception cref="ArgumentNullException">There is no connection.</exception>
    public static string Of(IConnectionMultiplexer redis, int database)
    {
        ArgumentNullException.ThrowIfNull(redis);
        string[] servers = [.. redis.GetEndPoints(configuredOnly: true).Select(Name).Order(StringComparer.Ordinal)];
        var more = servers.Length > Most ? string.Create(CultureInfo.InvariantCulture, $" and {servers.Length - Most} more") : "";
        var number = redis.GetDatabase(database).Database;
        return string.Join(", ", servers.Take(Most)) + more + (number > 0 ? string.Create(CultureInfo.InvariantCulture, $", database {number}") : "");
    }

    // The text of a DnsEndPoint begins with its address family, which says nothing here.
    private static string Name(EndPoint server) => server switch
    {
        DnsEndPoint { Host: var host, Port: var port } => string.Create(CultureInfo.InvariantCulture, $"{host}:{port}"),
        UnixDomainSocketEndPoint socket => $"socket {socket}",
        _ => server.ToString() ?? "a server without a name",
    };
}
