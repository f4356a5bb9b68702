using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>A session that was validated and encoded, ready to be committed, as often as it takes.</summary>
internal sealed class CommitDraft
{
    /// <summary>The session's key, stored form.</summary>
    public required string Key { get; init; }

    /// <summary>The name of its hash.</summary>
    public required string Session { get; init; }

    /// <summary>Whether the session is to be new.</summary>
    public required bool IsCreation { get; init; }

    /// <summary>The version the commit expects; 0 for a creation.</summary>
    public required long Version { get; init; }

    /// <summary>The token the commit expects.</summary>
    public required CommitToken Token { get; init; }

    /// <summary>The header's members: names and JSON values in turns.</summary>
    public List<RedisValue> Members { get; } = [];

    /// <summary>The keys of the logs, in the order the script takes them.</summary>
    public List<RedisKey> LogKeys { get; } = [];

    /// <summary>The arguments of the logs, in the order the script takes them.</summary>
    public List<RedisValue> LogArguments { get; } = [];

    /// <summary>What changes in the indexes.</summary>
    public IndexPlan Indexes { get; set; } = new([], []);

    /// <summary>The version after the commit.</summary>
    public long NewVersion => IsCreation ? 1 : Version + 1;

    /// <summary>Whether entries of indexes must be written before the commit.</summary>
    public bool MustAnnounce => IsCreation || Indexes.HasAdditions;

    /// <summary>Makes the request, with a token of its own.</summary>
    /// <param name="token">The token.</param>
    /// <param name="description">The session class.</param>
    /// <param name="clock">By which sessions expire.</param>
    /// <param name="isTrial">Whether to ask only if the commit would be made.</param>
    public RedisRequest Request(CommitToken token, SessionDescription description, SessionClock clock, bool isTrial = false)
    {
        var fields = new List<RedisValue>(Members);
        IndexFields.Write(description, Indexes.After(token), fields);
        var values = new List<RedisValue>(12 + fields.Count + LogArguments.Count)
        {
            IsCreation ? "create" : "save",
            Text(Version),
            Token.ToString(),
            token.ToString(),
            Text(description.SchemaVersion),
            clock.Now,
            clock.TimeToLive,
            clock.Slides,
            isTrial ? "only" : MustAnnounce ? "1" : "0",
            Text(NewVersion),
            Text(fields.Count),
        };
        values.AddRange(fields);
        values.AddRange(LogArguments);
        return new RedisRequest
        {
            Script = SessionScripts.Commit,
            Keys = [Session, RedisKeys.Fence(Session, token), .. LogKeys],
            Values = [.. values],
            SessionKey = Key,
            IsRead = isTrial,
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
