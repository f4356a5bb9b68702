using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>
/// Finds out which sessions changed. The server gets what was known of each, and answers of those that differ, and the listing where that differs, in one row; of sessions
/// that the listing names and did not name before, in another one.
/// </summary>
/// <param name="context">Connection, names and clock.</param>
/// <param name="log">The log; null for headers.</param>
internal sealed class StampReader(RedisContext context, LogDescription? log)
{
    // So many sessions are looked at by one script, which others wait for.
    private const int MostAtOnce = 128;

    /// <summary>Finds out.</summary>
    /// <param name="known">What is known; it has what is there afterwards.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>What is not as it was.</returns>
    public async ValueTask<List<StampChange>> Read(SessionStamps known, IoMode mode)
    {
        var (listing, looks) = await Ask(known.Listing, [.. known.Sessions.Values], mode).ConfigureAwait(false);
        if (listing!.Length < 2)
        {
            return Changes(looks);
        }

        // What it names otherwise than before is asked for as if nothing were known of it.
        var listed = Listed(listing[1]).ToDictionary(static entry => entry.Key, entry => Listed(known, entry.Key, entry.Value), StringComparer.Ordinal);
        var isKept = listed.Values.ToHashSet();
        var added = await Ask(null, [.. listed.Values.Where(static session => session.Fact.IsNullOrEmpty)], mode).ConfigureAwait(false);
        var changes = Changes(looks.Where(look => isKept.Contains(look.Session) && !look.Session.Fact.IsNullOrEmpty).ToList());
        changes.AddRange(Changes(added.Looks));
        changes.AddRange(known.Sessions.Values.Where(session => session.Stamp is not null && !listed.ContainsKey(session.Key)).Select(static session => new StampChange(session.Key, session.Stamp, null)));
        (known.Listing, known.Sessions) = ((string)listing[0]!, listed);
        return changes;
    }

    private StampedSession Listed(SessionStamps known, string key, List<string> tokens)
    {
        var before = known.Sessions.GetValueOrDefault(key);
        if (before is not null && before.Tokens.SequenceEqual(tokens, StringComparer.Ordinal))
        {
            return before;
        }

        var hash = context.Keys.HashKey(key);
        return new StampedSession(key, hash, log is null ? default(RedisKey?) : RedisKeys.Log(hash, log.StorageName), tokens) { Stamp = before?.Stamp };
    }

    private async ValueTask<(RedisResult? Listing, List<(StampedSession Session, RedisResult? Answer)> Looks)> Ask(string? listing, List<StampedSession> sessions, IoMode mode)
    {
        List<StampedSession[]> parts = [.. sessions.Chunk(context.Connection.Servers.IsOneServer ? MostAtOnce : 1)];
        List<RedisRequest> requests = parts.ConvertAll(Look);
        var list = new RedisRequest { Script = ReadScripts.Listing, Keys = [context.Keys.Listing], Values = [listing ?? ""], IsRead = true, IsShared = true };
        if (listing is not null)
        {
            requests.Add(list);
        }

        var answers = requests.Count == 0 ? [] : await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
        var members = listing is null ? null : answers[^1] ?? (await context.Connection.Run(list, mode).ConfigureAwait(false)).Result;
        return (members, [.. parts.SelectMany((part, position) => Differing(part, answers[position]))]);
    }

    private RedisRequest Look(StampedSession[] sessions) => new()
    {
        Script = ReadScripts.Stamps,
        Keys = log is null ? Array.ConvertAll(sessions, static session => session.Hash) : [.. sessions.Select(static session => session.Hash), .. sessions.Select(static session => session.List!.Value)],
        Values = [log is null ? 0 : 1, context.Clock.IsUsers ? 1 : 0, sessions.Count(static session => session.IsThere), .. sessions.Select(static session => session.Fact)],
        IsRead = true,
    };

    // Where a key holds something that the store did not write, nothing is known of any of them.
    private static IEnumerable<(StampedSession Session, RedisResult? Answer)> Differing(StampedSession[] sessions, RedisResult? answer)
    {
        if (answer is null)
        {
            return sessions.Select(static session => (session, default(RedisResult)));
        }

        return Enumerable.Range(0, answer.Length).Select(position => (sessions[(int)answer[position][0] - 1], (RedisResult?)answer[position]));
    }

    // The keys of the listing, each with the tokens of its entries.
    private Dictionary<string, List<string>> Listed(RedisResult members)
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

    private List<StampChange> Changes(List<(StampedSession Session, RedisResult? Answer)> looks)
    {
        var changes = new List<StampChange>();
        foreach (var (session, answer) in looks)
        {
            var (before, look) = (session.Stamp, new StampLook(answer, log is not null));
            (session.Fact, session.IsThere, session.Stamp) = (look.Fact, look.IsThere, look.Stamp(session.Tokens, context.Clock.IsUsers));
            if (before != session.Stamp)
            {
                changes.Add(new StampChange(session.Key, before, session.Stamp));
            }
        }

        return changes;
    }
}
