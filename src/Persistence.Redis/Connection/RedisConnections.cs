using System.ComponentModel;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>Connections that a host makes of a text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RedisConnections
{
    /// <summary>Connects. A server that cannot be reached now is waited for by the calls of the stores, unless the text says <c>abortConnect=true</c>.</summary>
    /// <param name="configuration">As StackExchange.Redis understands it, for example <c>localhost:6379</c>.</param>
    /// <returns>The connection, which belongs to the caller.</returns>
    /// <exception cref="ArgumentException">The text is no configuration.</exception>
    public static IConnectionMultiplexer Connect(string configuration)
    {
        var options = Parse(configuration);
        options.AbortOnConnectFail = configuration.Contains("abortConnect=true", StringComparison.OrdinalIgnoreCase);
        return ConnectionMultiplexer.Connect(options);
    }

    /// <summary>Checks a text.</summary>
    /// <param name="configuration">The text.</param>
    /// <exception cref="ArgumentException">It is no configuration.</exception>
    public static void Check(string configuration) => Parse(configuration);

    // Its own message holds the option, which may be a password.
    private static ConfigurationOptions Parse(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            return options.EndPoints.Count > 0 ? options : throw new ArgumentException("no server is named");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new ArgumentException("it is no configuration of StackExchange.Redis, for example localhost:6379", nameof(configuration), fault);
        }
    }
}
