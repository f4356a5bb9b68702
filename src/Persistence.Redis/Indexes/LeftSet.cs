using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using StackExchange.Redis;

namespace Persistence.Redis.Indexes;

/// <summary>
/// The commits of programs that do not have an index which other programs keep: the sessions that they save leave it, and those that they create do not come in. Such a program
/// notes each commit before it is made, and a lookup by the index looks at what is noted.
/// </summary>
/// <param name="context">Connection and names.</param>
internal sealed class LeftSet(RedisContext context)
{
    private const int Most = 1000;
    private const string Kind = "left";

    /// <summary>The request for what is noted of an index.</summary>
    public RedisRequest Request(IndexDescription index) => new() { Command = "SMEMBERS", Keys = [context.Keys.SetOf(Kind, index.StorageName)], IsRead = true, IsShared = true };

    /// <summary>Notes a commit that is to be made.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="token">The commit.</param>
    /// <param name="indexes">The storage names of the indexes.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Add(string key, CommitToken token, IReadOnlyList<string> indexes, IoMode mode)
    {
        var notes = indexes.Select(index => Request("SADD", index, [Format(key, token)], isPreparation: true));
        var answers = await context.Connection.RunAll([.. notes, .. indexes.Select(index => Request("SCARD", index, [], isPreparation: true))], mode).ConfigureAwait(false);
        foreach (var index in indexes.Where((_, position) => (long)answers[indexes.Count + position] > Most))
        {
            // Nobody asks for it, or too much is to be looked at: the next lookup builds it again.
            await context.Connection.Run(new RedisRequest { Command = "HDEL", Keys = [context.Keys.Indexes], Values = [index], IsShared = true, IsPreparation = true }, mode).ConfigureAwait(false);
        }
    }

    /// <summary>Removes what need not be looked at any more.</summary>
    /// <param name="members">What is noted.</param>
    /// <param name="index">The index.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Remove(IReadOnlyCollection<string> members, IndexDescription index, IoMode mode)
    {
        foreach (var some in members.Chunk(1000))
        {
            await context.Connection.Run(Request("SREM", index.StorageName, [.. some.Select(static member => (RedisValue)member)], isPreparation: false), mode).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what is noted.</summary>
    /// <param name="member">What is noted.</param>
    /// <returns>The session's encoded key, and the commit; a default token where another program put something there.</returns>
    public static (string Key, CommitToken Token) Parse(string member)
    {
        var end = member.LastIndexOf('\0');
        return end < 0 ? ("", default) : (member[..end], CommitToken.Parse(member.AsSpan(end + 1)));
    }

    private static string Format(string key, CommitToken token) => $"{key}\0{token}";

    private RedisRequest Request(string command, string index, RedisValue[] members, bool isPreparation) =>
        new() { Command = command, Keys = [context.Keys.SetOf(Kind, index)], Values = members, IsShared = true, IsPreparation = isPreparation };
}
