using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>
/// Finds out which sessions changed. The server gets what was known of each, and answers of those that differ, with what is new in them, and the listing where that differs, in one row; of sessions
/// that the listing names and did not name before, and that the store did not create itself, in another one.
/// </summary>
/// <param name="context">Connection, names and clock.</param>
/// <param name="log">The log; null for headers.</param>
/// <param name="creations">What the store created.</param>
internal sealed class StampReader(RedisContext context, LogDescription? log, OwnCreations creations)
{
    // So many sessions are looked at by one script, which others wait for.
    private const int MostAtOnce = 512;

    // So many bytes of content are answered at most: by one script, and in all.
    private const int MostBytesOfPart = 64 * 1024;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly StampedNames _names = new(context, log);

    private int Most => context.Connection.Servers.IsOneServer ? MostAtOnce : 1;

    /// <summary>Whether what is new in sessions is answered too.</summary>
    public required bool HasContent { get; init; }

    /// <summary>Finds out.</summary>
    /// <param name="known">What is known; it has what is there afterwards.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>What is not as it was.</returns>
    public async ValueTask<List<StampChange>> Read(SessionStamps known, IoMode mode)
    {
        var (number, created) = creations.Since(known.Created);
        var unlisted = _names.Expected(known, created);
        var (listing, looks) = await Ask([.. Parts(known), .. Parts(unlisted)], Listing(known.Listing), known.Sessions.Count > 0, mode).ConfigureAwait(false);
        known.Created = number;
        if (listing!.Length < 2)
        {
            return Changes(looks.Where(look => look.Session.Tokens.Count > 0));
        }

        // What it names otherwise than before is asked for as if nothing were known of it, unless that was done already.
        var listed = StampedListing.Read(listing[1], context.Description).ToDictionary(static entry => entry.Key, entry => _names.Listed(known, entry.Key, entry.Value), StringComparer.Ordinal);
        var answers = looks.ToDictionary(static look => look.Session.Key, static look => look.Answer, StringComparer.Ordinal);
        var fresh = listed.Values.Where(session => known.Sessions.GetValueOrDefault(session.Key) != session).ToLookup(session => answers.TryGetValue(session.Key, out var answer) && new StampLook(answer, log is not null).IsOf(session.Tokens));
        var (_, added) = await Ask(Parts(fresh[false]), null, known.Sessions.Count > 0, mode).ConfigureAwait(false);
        var changes = Changes(looks.Where(look => listed.GetValueOrDefault(look.Session.Key) == look.Session));
        changes.AddRange(Changes(fresh[true].Select(session => (session, answers[session.Key]))));
        changes.AddRange(Changes(added));
        changes.AddRange(known.Sessions.Values.Where(session => session.Stamp is not null && !listed.ContainsKey(session.Key)).Select(static session => new StampChange(session.Key, session.Stamp, null)));
        known.Take((string)listing[0]!, listed);
        return changes;
    }

    // As long as the listing is the same they are sent again.
    private List<KnownSessions> Parts(SessionStamps known)
    {
        if (known.Sent is not { } sent || sent.Most != Most)
        {
            known.Sent = sent = (Most, Parts(known.Sessions.Values));
        }

        return sent.Parts;
    }

    private List<KnownSessions> Parts(IEnumerable<StampedSession> sessions) => [.. sessions.Chunk(Most).Select(part => new KnownSessions(part, log is not null))];

    private RedisRequest Listing(string number) => new() { Script = SearchScripts.Listing, Keys = [context.Keys.Listing], Values = [number], IsRead = true, IsShared = true };

    private async ValueTask<(RedisResult? Listing, List<(StampedSession Session, RedisResult? Answer)> Looks)> Ask(List<KnownSessions> parts, RedisRequest? listing, bool isFollowing, IoMode mode)
    {
        // The first time everything is new.
        var budget = HasContent && isFollowing ? Math.Min(MostBytesOfPart, MostBytes / Math.Max(1, parts.Count)) : 0;
        List<RedisRequest> requests = parts.ConvertAll(part => new RedisRequest { Script = SearchScripts.Stamps, Keys = part.Keys, Values = part.Arguments(context.Clock.IsUsers, budget), IsRead = true });
        if (listing is not null)
        {
            requests.Add(listing);
        }

        var answers = requests.Count == 0 ? [] : await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
        var members = listing is null ? null : answers[^1] ?? (await context.Connection.Run(listing, mode).ConfigureAwait(false)).Result;
        return (members, [.. parts.SelectMany((part, position) => Differing(part.Sessions, answers[position]))]);
    }

    // Where a key holds something that the store did not write, nothing is known of any of them.
    private static IEnumerable<(StampedSession Session, RedisResult? Answer)> Differing(IReadOnlyList<StampedSession> sessions, RedisResult? answer)
    {
        if (answer is null)
        {
            return sessions.Select(static session => (session, default(RedisResult)));
        }

        return Enumerable.Range(0, answer.Length).Select(position => (sessions[(int)answer[position][0] - 1], (RedisResult?)answer[position]));
    }

    private List<StampChange> Changes(IEnumerable<(StampedSession Session, RedisResult? Answer)> looks)
    {
        var changes = new List<StampChange>();
        foreach (var (session, answer) in looks)
        {
            var (before, look) = (session.Stamp, new StampLook(answer, log is not null));
            (session.Known, session.Stamp) = (look.Known, look.Stamp(session.Tokens, context.Clock.IsUsers));
            if (before != session.Stamp)
            {
                changes.Add(new StampChange(session.Key, before, session.Stamp) { Content = look.Content });
            }
        }

        return changes;
    }
}
