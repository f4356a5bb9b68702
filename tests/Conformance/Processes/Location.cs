using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>A place that several processes open, as text: <c>json:folder</c>, <c>sqlite:folder</c> or <c>redis:prefix@host:port</c>.</summary>
internal sealed class Location(string text) : IDisposable
{
    private readonly Lazy<ConnectionMultiplexer> _redis = new(() => ConnectionMultiplexer.Connect(text.Split('@')[1]));

    public override string ToString() => text;

    /// <summary>Opens a store there.</summary>
    public TStore Open<TStore>()
        where TStore : class, IDisposable
    {
        var (kind, where) = (text.Split(':')[0], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "json" => JsonPlace.Open<TStore>(where, TimeProvider.System),
            "sqlite" => SqlitePlace.Open<TStore>(where, TimeProvider.System),
            "redis" => RedisPlace.Open<TStore>(_redis.Value, where.Split('@')[0], TimeProvider.System),
            _ => throw new ArgumentException($"'{text}' is no place."),
        };
    }

    public void Dispose()
    {
        if (_redis.IsValueCreated)
        {
            _redis.Value.Dispose();
        }
    }
}
