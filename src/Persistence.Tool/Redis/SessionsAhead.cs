namespace Persistence.Tool.Redis;

/// <summary>Sessions that were asked for before they are opened: as many as are a few megabytes, by what the last ones were, so that what is under way takes bounded memory and is answered soon. For one thread.</summary>
internal sealed class SessionsAhead
{
    private const int Most = 64;
    private const int Bytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, SessionRequest> _requests = new(StringComparer.Ordinal);
    private int _count = 8;
    private long _bytes;

    /// <summary>Gives a request that was made.</summary>
    /// <param name="key">The encoded key.</param>
    /// <returns>Null where none was made.</returns>
    public SessionRequest? Take(string key) => _requests.Remove(key, out var request) ? request : null;

    /// <summary>Says how large a session was.</summary>
    /// <param name="bytes">The bytes of its first entries.</param>
    public void Note(long bytes) => _bytes += bytes;

    /// <summary>Asks for the next ones, unless some that were asked for are not opened yet: those of a listing, which nobody opens, are few.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="index">Which is next.</param>
    /// <param name="ask">Asks.</param>
    public void Fill(IReadOnlyList<string?> keys, int index, Func<string, SessionRequest> ask)
    {
        if (_requests.Count > 0)
        {
            return;
        }

        _count = _bytes > Bytes ? Math.Max(1, _count / 2) : Math.Min(Most, _count * 2);
        _bytes = 0;
        foreach (var key in keys.Skip(index).Take(_count).Distinct())
        {
            _requests[key!] = ask(key!);
        }
    }
}
