using System.Collections.Concurrent;
using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>
/// What sessions say themselves of when they expire, where appends have to know, as far as this program knows it: from its own saves, and from headers that it read. What another
/// program saved since then has another token, and the script that appends answers so.
/// </summary>
/// <param name="read">Reads a session without its logs; gives its token, and what it says of when it expires.</param>
internal sealed class KnownExpiries(Func<string, IoMode, ValueTask<(CommitToken Token, OwnExpiry Expiry)?>> read)
{
    /// <summary>What a script answers where another save was made than the one that is known here.</summary>
    public const string Answer = "end";

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (CommitToken Token, OwnExpiry Expiry)> _known = new(StringComparer.Ordinal);

    /// <summary>Notes what a save said.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="token">The token of the save.</param>
    /// <param name="expiry">What it said.</param>
    public void Note(string key, CommitToken token, OwnExpiry expiry)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[key] = (token, expiry);
    }

    /// <summary>What follows in the first argument of an append.</summary>
    /// <param name="key">The session's encoded key.</param>
    public string Argument(string key) => _known.TryGetValue(key, out var known) ? Text(known.Token, known.Expiry, "") : ":?::";

    /// <summary>Reads what the stored header says, and puts it into the first argument of an append.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The argument.</returns>
    public async ValueTask<RedisValue> Read(string key, RedisValue argument, IoMode mode)
    {
        var before = string.Join(':', ((string)argument!).Split(':').Take(3));
        if (await read(key, mode).ConfigureAwait(false) is not { } found)
        {
            // It has just ended, which the append finds too unless it began before.
            return before + ":?::1";
        }

        Note(key, found.Token, found.Expiry);
        return before + Text(found.Token, found.Expiry, "1");
    }

    private static string Text(CommitToken token, OwnExpiry expiry, string isRead) =>
        string.Create(CultureInfo.InvariantCulture, $":{token}:{expiry.At?.ToUnixTimeMilliseconds()}:{isRead}");
}
