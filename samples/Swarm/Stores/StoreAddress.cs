namespace Swarm.Stores;

/// <summary>Names a backend: <c>sqlite</c>, <c>json</c> or <c>redis://host:port/prefix</c>.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Server">The server's <c>host:port</c>; empty for files.</param>
/// <param name="Prefix">What its keys begin with; empty for files.</param>
public sealed record StoreAddress(StoreKind Kind, string Server = "", string Prefix = "")
{
    private const string DefaultPrefix = "swarm";
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
            _ when text.StartsWith(RedisScheme, StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Port > 0 => Redis(uri),
            _ => throw SwarmException.Usage($"'{text}' is not a store; use sqlite, json or redis://host:port."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        StoreKind.Redis => $"{RedisScheme}{Server}/{Prefix}",
        StoreKind.Json => "json",
        _ => "sqlite",
    };

    private static StoreAddress Redis(Uri uri) =>
        new(StoreKind.Redis, uri.Authority, uri.AbsolutePath.Trim('/') is { Length: > 0 } prefix ? prefix : DefaultPrefix);
}
