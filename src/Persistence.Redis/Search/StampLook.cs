using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>What the server answered of one session: as <see cref="Scripts.ReadScripts.Stamps"/> says.</summary>
/// <param name="answer">The answer; null for none.</param>
/// <param name="isOfLog">Whether a log is searched.</param>
internal readonly struct StampLook(RedisResult? answer, bool isOfLog)
{
    private static readonly SessionStamp s_unreadable = new(null, 0, null);

    /// <summary>By what the server sees the next time that nothing changed; empty where all is to be asked for again.</summary>
    public RedisValue Fact => State == Readable || State == Absent ? (RedisValue)answer![1] : "";

    /// <summary>Whether its hash is there.</summary>
    public bool IsThere => State != Absent;

    private const int Absent = 0;
    private const int Readable = 1;
    private const int Unreadable = 2;

    private int State => answer is null ? Unreadable : (int)answer[2];

    /// <summary>What is known of the session; null where it is not there, or is listed by none of its entries.</summary>
    /// <param name="tokens">The tokens of these entries.</param>
    /// <param name="isUsersClock">Whether it expires by the user's clock.</param>
    public SessionStamp? Stamp(IReadOnlyList<string> tokens, bool isUsersClock)
    {
        if (State != Readable)
        {
            return State == Absent ? null : s_unreadable;
        }

        var (token, listed) = ((string?)answer![3], (string?)answer[4]);
        if (token is null || listed is null)
        {
            return s_unreadable;
        }

        if (!tokens.Contains(listed) && CommitToken.Parse(listed).Value > 0)
        {
            return null;
        }

        var expires = ExpiryText.Read((byte[]?)answer[5]);
        return new SessionStamp(isOfLog ? listed : token, (long)answer[6], isUsersClock ? expires : null);
    }
}
