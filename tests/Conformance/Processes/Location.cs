using Persistence.TestKit;
using StackExchange.Redis;

namespace Persistence.Conformance;

/// <summary>
/// A place that several processes open, as text: <c>json:folder</c>, <c>sqlite:folder</c> or <c>redis:prefix@host:port</c>; with
/// <c>async-</c> before it, its stores do everything through their asynchronous members.
/// </summary>
internal sealed class Location(string text) : IDisposable
{
    private const string Asynchronously = "async-";

    private readonly Lazy<ConnectionMultiplexer> _redis = new(() => ConnectionMultiplexer.Connect(text.Split('@')[1]));

    public override string ToString() => text;

    /// <summary>Opens a store there.</summary>
    public TStore Open<TStore>()
        where TStore : class, IDisposable
    {
        var (kind, where) = (text.Split(':')[0], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind.StartsWith(Asynchronously, StringComparison.Ordinal)
            ? AsynchronousPlace.Wrap(Open<TStore>(kind[Asynchronously.Length..], where))
            : Open<TStore>(kind, where);
    }

    public void Dispose()
    {
        if (_redis.IsValueCreated)
        {
            _redis.Value.Dispose();
        }
    }

    private TStore Open<TStore>(string kind, string where)
        where TStore : class, IDisposable => kind switch
    {
        "json" => JsonPlace.Open<TStore>(where, TimeProvider.System),
        "sqlite" => SqlitePlace.Open<TStore>(where, TimeProvider.System),
        "redis" => RedisPlace.Open<TStore>(_redis.Value, where.Split('@')[0], TimeProvider.System),
        _ => throw new ArgumentException($"'{text}' is no place."),
    };
}
