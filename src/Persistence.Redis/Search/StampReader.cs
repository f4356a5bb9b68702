using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>Reads the listing and the stamps of all sessions. What was there the last time is asked for in one row, and so are those that are new.</summary>
/// <param name="context">Connection, names and clock.</param>
/// <param name="log">The log; null for headers.</param>
internal sealed class StampReader(RedisContext context, LogDescription? log)
{
    // So many sessions are looked at by one script, which others wait for.
    private const int MostAtOnce = 128;

    private const int FirstField = 4;

    /// <summary>Reads them.</summary>
    /// <param name="known">The encoded keys that were there the last time.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The stamps by the encoded keys, of the sessions that are there.</returns>
    public async ValueTask<Dictionary<string, SessionStamp>> Read(IReadOnlyCollection<string> known, IoMode mode)
    {
        var listing = new RedisRequest { Command = "ZRANGEBYLEX", Keys = [context.Keys.Listing], Values = ["-", "+"], IsRead = true };
        var asked = known.ToList();
        var (members, answers) = await Ask(listing, asked, mode).ConfigureAwait(false);
        var listed = Listed(members);
        List<string> added = [.. listed.Keys.Except(asked, StringComparer.Ordinal)];
        if (added.Count > 0)
        {
            answers.AddRange((await Ask(null, added, mode).ConfigureAwait(false)).Answers);
            asked.AddRange(added);
        }

        var stamps = new Dictionary<string, SessionStamp>(StringComparer.Ordinal);
        for (var position = 0; position < asked.Count; position++)
        {
            if (listed.TryGetValue(asked[position], out var tokens) && StampOf(answers[position], tokens) is { } stamp)
            {
                stamps.Add(asked[position], stamp);
            }
        }

        return stamps;
    }

    private async ValueTask<(RedisResult? Members, List<RedisResult?> Answers)> Ask(RedisRequest? listing, List<string> keys, IoMode mode)
    {
        var size = context.Connection.Servers.IsOneServer ? MostAtOnce : 1;
        List<RedisRequest> requests = [.. keys.Chunk(size).Select(Look)];
        if (listing is not null && requests.Count == 0)
        {
            return ((await context.Connection.Run(listing, mode).ConfigureAwait(false)).Result, []);
        }

        var answers = await SeparateAnswers.Of(context.Connection, listing is null ? requests : [.. requests, listing], mode).ConfigureAwait(false);
        var members = listing is null ? null : answers[^1] ?? (await context.Connection.Run(listing, mode).ConfigureAwait(false)).Result;
        return (members, [.. keys.Select((_, position) => answers[position / size]?[position % size])]);
    }

    private RedisRequest Look(string[] keys) => new()
    {
        Script = ReadScripts.Stamps,
        Keys = [.. keys.SelectMany(KeysOf)],
        Values = [log is null ? 0 : 1],
        IsRead = true,
    };

    private IEnumerable<RedisKey> KeysOf(string key)
    {
        var hash = context.Keys.HashKey(key);
        return log is null ? [hash] : [hash, RedisKeys.Log(hash, log.StorageName)];
    }

    // The keys of the listing, each with the tokens of its entries.
    private Dictionary<string, List<string>> Listed(RedisResult? members)
    {
        var listed = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var member in (byte[]?[]?)members ?? [])
        {
            if (IndexMember.Parse(Utf8.Read(member), inIndex: false) is { Token.Value: > 0 } entry && IndexCursor.KeyOf(entry, context.Description) is { } key)
            {
                listed.TryAdd(key, []);
                listed[key].Add(entry.Token.ToString());
            }
        }

        return listed;
    }

    // Null for a session that is not there, or is not listed by any of these entries.
    private SessionStamp? StampOf(RedisResult? answer, List<string> tokens)
    {
        if (answer is null || answer.IsNull)
        {
            return new SessionStamp(null, 0, null);
        }

        if (answer.Resp2Type == ResultType.Integer)
        {
            return (int)answer == 0 ? null : new SessionStamp(null, 0, null);
        }

        return StampOfFields(answer, tokens);
    }

    private SessionStamp? StampOfFields(RedisResult answer, List<string> tokens)
    {
        var (token, listed) = ((string?)answer[0], (string?)answer[1]);
        if (token is null || listed is null || answer.Length <= FirstField)
        {
            return new SessionStamp(null, 0, null);
        }

        if (!tokens.Contains(listed) && CommitToken.Parse(listed).Value > 0)
        {
            return null;
        }

        var expires = ExpiryText.Read((byte[]?)answer[2]);
        return new SessionStamp(log is null ? token : listed, (long)answer[FirstField], context.Clock.IsUsers ? expires : null);
    }
}
