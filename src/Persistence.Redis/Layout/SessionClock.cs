using System.Globalization;
using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Layout;

/// <summary>
/// By which clock sessions expire: the server's, which removes them by itself, or one of the user's, which is compared
/// at each access.
/// </summary>
internal sealed class SessionClock(RedisStoreOptions options, SessionDescription description)
{
    /// <summary>The present for a script, in milliseconds since 1970 UTC; empty for the server's own clock.</summary>
    public RedisValue Now => options.UsesServerClock ? "" : Milliseconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it is the user's.</summary>
    public bool IsUsers { get; } = !options.UsesServerClock;

    /// <summary>The time to live for a script, in milliseconds; empty for none.</summary>
    public RedisValue TimeToLive { get; } =
        description.TimeToLive is { } time ? ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Whether a script that saves needs the user's clock, or starts the time to live again.</summary>
    public bool IsArgument { get; } = !options.UsesServerClock || description.SlidingExpiration;

    /// <summary>Whether a script that appends must ask when the session expires.</summary>
    public bool MayExpire { get; } = !options.UsesServerClock || description.MayExpire;

    /// <summary>What a script that creates or saves does to the life of the session: a time to live that starts with it, or after <c>=</c> the end of that life, as the session says itself; or both, where it ends at the earlier one.</summary>
    /// <param name="own">What the session says.</param>
    /// <param name="isStarted">Whether the commit starts the time to live.</param>
    /// <returns>Empty to leave it as it is.</returns>
    public RedisValue LifeAfter(OwnExpiry own, bool isStarted) =>
        own.At is { } time ? string.Create(CultureInfo.InvariantCulture, $"{(description.SlidingExpiration ? $"{TimeToLive}<" : "=")}{time.ToUnixTimeMilliseconds()}")
        : own.WasSet ? description.TimeToLive is null ? "=" : $"=+{TimeToLive}"
        : isStarted ? TimeToLive
        : "";

    /// <summary>The first argument of a script that appends, where it must ask when the session expires.</summary>
    /// <param name="schema">The schema version.</param>
    /// <param name="own">What the session says itself, as <see cref="Appends.KnownExpiries.Argument"/> gives it; null where appends need not know.</param>
    public string WithLife(string schema, string? own) => $"{schema}:{Now}:{(description.SlidingExpiration ? TimeToLive : "")}{own}";

    private long Milliseconds => options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether a session has expired by the user's clock. By the server's, it would not be there.</summary>
    /// <param name="expires">In milliseconds since 1970 UTC, before that negative; null for never.</param>
    public bool HasExpired(long? expires) => !options.UsesServerClock && expires <= Milliseconds;

    /// <summary>Whether a session has expired by the user's clock.</summary>
    /// <param name="expires">The field; null for never.</param>
    public bool HasExpired(RedisResult expires) =>
        HasExpired(ExpiryText.Read((byte[]?)expires));
}
