using Persistence.Redis.Layout;
using Persistence.Search;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>What the server answered of one session: as <see cref="Scripts.SearchScripts.Stamps"/> says.</summary>
/// <param name="answer">The answer; null for none.</param>
/// <param name="isOfLog">Whether a log is searched.</param>
internal readonly struct StampLook(RedisResult? answer, bool isOfLog)
{
    private const int Absent = 0;
    private const int Readable = 1;
    private const int Unreadable = 2;

    private static readonly SessionStamp s_unreadable = new(null, 0, null);

    /// <summary>By what the server sees the next time that nothing changed; null where all is to be asked for again.</summary>
    public KnownSession? Known => State switch
    {
        Absent => new KnownSession(IsThere: false, Length, isOfLog ? null : (string?)answer![2], ""),
        Readable => new KnownSession(IsThere: true, Length, isOfLog ? null : (string?)answer![2], (string?)answer![3][2] ?? ""),
        _ => null,
    };

    /// <summary>What was read of it, too; null for nothing.</summary>
    public SessionContent? Content => State == Readable && answer!.Length > 4 ? new SessionContent((long)answer[4], new StampContent(answer[3], answer[5])) : null;

    private int State => answer is null ? Unreadable : (int)answer[1];

    private long Length => isOfLog ? (long)answer![2] : 0;

    private string? Listed => State == Readable ? (string?)answer![3][4] : null;

    /// <summary>Whether it is the session of the only entry that the listing has of its key, and of its log not only the end was read, as if it were the one before.</summary>
    /// <param name="tokens">The tokens of the entries.</param>
    public bool IsOf(IReadOnlyList<string> tokens) => tokens.Count == 1 && tokens[0] == Listed && Content is not { After: > 0 };

    /// <summary>What is known of the session; null where it is not there, or is listed by none of its entries.</summary>
    /// <param name="tokens">The tokens of these entries.</param>
    /// <param name="isUsersClock">Whether it expires by the user's clock.</param>
    public SessionStamp? Stamp(IReadOnlyList<string> tokens, bool isUsersClock)
    {
        if (State != Readable)
        {
            return State == Absent ? null : s_unreadable;
        }

        var (token, listed) = ((string?)answer![3][3], Listed);
        if (token is null || listed is null)
        {
            return s_unreadable;
        }

        if (!tokens.Contains(listed) && CommitToken.Parse(listed).Value > 0)
        {
            return null;
        }

        var expires = ExpiryText.Read((byte[]?)answer[3][2]);
        return new SessionStamp(isOfLog ? listed : token, Length, isUsersClock ? expires : null);
    }
}
