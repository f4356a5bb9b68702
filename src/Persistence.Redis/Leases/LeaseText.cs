using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <summary>What scripts get to know of leases, and what they answer.</summary>
internal static class LeaseText
{
    /// <summary>The arguments by which a script checks a lease.</summary>
    /// <param name="nonce">The lease under which the change is made; 0 for none.</param>
    /// <param name="clock">By which sessions expire.</param>
    public static RedisValue[] Arguments(long nonce, SessionClock clock) => [nonce == 0 ? "" : Of(nonce), clock.Now];

    /// <summary>A nonce as scripts know it.</summary>
    /// <param name="nonce">The nonce.</param>
    public static string Of(long nonce) => nonce.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The error for a change that was not made because of a lease.</summary>
    /// <param name="answer">The script's answer.</param>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="store">The store.</param>
    /// <returns>Null where the answer is about something else.</returns>
    public static SessionException? Refusal(RedisResult answer, string key, string store) => answer.Length < 1 ? null : (string?)answer[0] switch
    {
        "lost" => LeaseErrors.LeaseLost(key, store),
        "leased" => LeaseErrors.Leased(key, store, (string)answer[2]!, TimeSpan.FromMilliseconds((long)answer[1])),
        _ => null,
    };
}
