using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Makes the requests of commits.</summary>
/// <param name="description">The session class.</param>
/// <param name="clock">By which sessions expire.</param>
/// <param name="isQuiet">Whether commits wake no tails.</param>
internal sealed class CommitRequests(SessionDescription description, SessionClock clock, bool isQuiet = false)
{
    // More arguments do not fit on Lua's stack at once.
    private const int MostAtOnce = 1000;

    private readonly RedisValue _schema = Text(description.SchemaVersion);

    /// <summary>Makes a request.</summary>
    /// <param name="draft">What to commit.</param>
    /// <param name="token">The commit's token.</param>
    /// <param name="fields">All fields after the commit.</param>
    /// <param name="isTrial">Whether to ask only if the commit would be made.</param>
    public RedisRequest Make(CommitDraft draft, CommitToken token, byte[] fields, bool isTrial = false)
    {
        var changes = new FieldChanges(draft.Stored, fields);
        return draft.IsCreation ? Creation(draft, token, changes, isTrial)
            : isTrial || IsMoreThanFields(draft, changes) ? Save(draft, token, changes, isTrial)
            : HeaderSave(draft, token, changes);
    }

    private bool IsMoreThanFields(CommitDraft draft, FieldChanges changes) =>
        draft.NeedsIndexIntents || draft.HasLogs || changes.HasRemoved || changes.Written.Length > MostAtOnce || clock.IsArgument || draft.OwnExpiry.Decides;

    private RedisRequest Creation(CommitDraft draft, CommitToken token, FieldChanges changes, bool isTrial)
    {
        RedisValue name = token.ToString();
        return Request(
            draft,
            [draft.HashKey, RedisKeys.Fence(draft.HashKey, token), .. draft.LogKeys],
            [
                name, Text(changes.Written.Length + 6), Fields.Token, name, Fields.Version, "1", Fields.Listed, name, .. changes.Written,
                clock.Now, clock.LifeAfter(draft.OwnExpiry, isStarted: true), isTrial ? "only" : "1", .. draft.LogArguments,
            ],
            isTrial);
    }

    // The common case: the script's shortest way.
    private RedisRequest HeaderSave(CommitDraft draft, CommitToken token, FieldChanges changes)
    {
        var values = changes.ToArguments();
        SetVersions(draft, token, _schema, values);
        return Request(draft, [draft.HashKey], values, isTrial: false);
    }

    private RedisRequest Save(CommitDraft draft, CommitToken token, FieldChanges changes, bool isTrial)
    {
        var versions = new RedisValue[FieldChanges.Before];
        SetVersions(draft, token, $"{draft.Version}:{_schema}", versions);
        RedisKey[] own = [draft.HashKey, RedisKeys.Fence(draft.HashKey, token), .. draft.LogKeys];
        return Request(
            draft,
            // The other keys are there for their time to live.
            description.SlidingExpiration || draft.OwnExpiry.Decides ? [.. own, .. RedisKeys.OfLogs(draft.HashKey, description).Except(own)] : own,
            [
                .. versions, Text(changes.Written.Length), .. changes.Written,
                clock.Now, clock.LifeAfter(draft.OwnExpiry, isStarted: description.SlidingExpiration && !draft.IsIndexOnly), isTrial ? "only" : draft.NeedsIndexIntents ? "1" : "0",
                Text(changes.Removed.Count), .. changes.Removed, .. draft.LogArguments,
            ],
            isTrial);
    }

    private static void SetVersions(CommitDraft draft, CommitToken token, RedisValue expected, RedisValue[] values) =>
        (values[0], values[1], values[2], values[3]) = (draft.Token.ToString(), expected, token.ToString(), draft.NewVersion);

    private RedisRequest Request(CommitDraft draft, RedisKey[] keys, RedisValue[] values, bool isTrial) => new()
    {
        Script = isQuiet ? ScriptOf(draft).Quiet : ScriptOf(draft),
        Keys = keys,
        Values = MustCheckLease(draft) ? [.. values, .. LeaseText.Arguments(draft.Lease, clock), draft.ResetsAttempts && !isTrial ? "1" : "0"] : values,
        SessionKey = draft.Key,
        IsRead = isTrial,
    };

    private RedisScript ScriptOf(CommitDraft draft) => draft.IsCreation ? SessionScripts.Create : MustCheckLease(draft) ? LeasedScripts.Save : SessionScripts.Save;

    // What a backfill adds to an index is no change of the session.
    private bool MustCheckLease(CommitDraft draft) => description.HasLeases && !draft.IsCreation && !draft.IsIndexOnly;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
