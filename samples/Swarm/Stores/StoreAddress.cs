namespace Swarm.Stores;

/// <summary>Names a backend: <c>sqlite</c>, <c>json</c> or <c>redis://host:port</c>.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Server">The server's <c>host:port</c>; empty for files.</param>
public sealed record StoreAddress(StoreKind Kind, string Server = "")
{
    private const string RedisScheme = "redis://";

    /// <summary>Reads an address.</summary>
    /// <exception cref="SwarmException">It is none.</exception>
    public static StoreAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "sqlite" => new StoreAddress(StoreKind.Sqlite),
            "json" => new StoreAddress(StoreKind.Json),
            _ when Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.StartsWith(RedisScheme, StringComparison.Ordinal) && uri.Port > 0 && uri.AbsolutePath is "" or "/" => new StoreAddress(StoreKind.Redis, uri.Authority),
            _ => throw SwarmException.Usage($"'{text}' is not a store; use sqlite, json or redis://host:port."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        StoreKind.Redis => RedisScheme + Server,
        StoreKind.Json => "json",
        _ => "sqlite",
    };
}
