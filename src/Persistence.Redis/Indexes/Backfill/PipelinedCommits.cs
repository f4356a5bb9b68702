using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;

namespace Persistence.Redis.Indexes.Backfill;

/// <summary>
/// Indexes many sessions with a few round trips. Each has a commit of its own, with its token and its fence; only the waiting is
/// shared. What others stand in the way of is left to the caller.
/// </summary>
/// <param name="connection">Sends requests.</param>
/// <param name="entries">Writes entries.</param>
/// <param name="reservations">Reserves unique values.</param>
/// <param name="requests">Makes the commits' requests.</param>
internal sealed class PipelinedCommits(RedisConnection connection, IndexWriter entries, PipelinedReservations reservations, CommitRequests requests)
{
    /// <summary>Indexes sessions.</summary>
    /// <param name="drafts">What to commit.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The encoded keys of the sessions that were not indexed: others saved them meanwhile, or hold one of their values.</returns>
    public async ValueTask<List<string>> Make(IReadOnlyList<CommitDraft> drafts, IoMode mode)
    {
        var commits = drafts.Select(static draft => (Draft: draft, Token: CommitToken.New())).ToList();
        var taken = await WriteIntents(commits, mode).ConfigureAwait(false);
        var waiting = taken.Select(static one => one.Key).ToHashSet(StringComparer.Ordinal);
        var free = commits.FindAll(commit => !waiting.Contains(commit.Draft.Key));
        var refused = await Commit(free, mode.Committed).ConfigureAwait(false);
        commits.FindAll(commit => waiting.Contains(commit.Draft.Key)).ForEach(RemoveIntents);

        // A refused commit may have been made by an attempt whose answer was lost, and be outdated since: only the fence knows.
        await Remove(Added(refused), mode).ConfigureAwait(false);
        var abandoned = await reservations.WaitForExpiry(taken, mode).ConfigureAwait(false);
        await Remove(abandoned.ConvertAll(static one => (one.Key, one.Value with { Token = one.Holder.Token })), mode).ConfigureAwait(false);
        return [.. waiting, .. refused.Select(static commit => commit.Draft.Key)];
    }

    // As for a single commit, entries come first, and reservations after them. Answers the values that others have reserved.
    private async ValueTask<List<ReservedValue>> WriteIntents(List<(CommitDraft Draft, CommitToken Token)> commits, IoMode mode)
    {
        try
        {
            var added = Added(commits);
            await entries.WriteIndexIntents(added, mode).ConfigureAwait(false);
            return await reservations.Take(added, mode).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            commits.ForEach(RemoveIntents);
            throw;
        }
    }

    // Answers the commits that were not made.
    private async ValueTask<List<(CommitDraft Draft, CommitToken Token)>> Commit(List<(CommitDraft Draft, CommitToken Token)> commits, IoMode mode)
    {
        var answers = await connection.RunAll(commits.ConvertAll(Request), mode).ConfigureAwait(false);
        var refused = new List<(CommitDraft Draft, CommitToken Token)>();
        for (var position = 0; position < answers.Length; position++)
        {
            var draft = commits[position].Draft;
            // Where values only go, the script's shortest way answers a number.
            if (answers[position].Length >= 0 && (string?)answers[position][0] != "ok")
            {
                refused.Add(commits[position]);
            }
            else if (draft.Indexes.Dropped.Count > 0)
            {
                entries.RemoveIndexEntries(draft.Key, null, draft.Indexes.Dropped);
            }
        }

        return refused;
    }

    private async ValueTask Remove(List<(string Key, IndexedValue Value)> stale, IoMode mode)
    {
        foreach (var values in stale.GroupBy(static one => one.Value.Index))
        {
            await entries.Remove([.. values.Select(one => IndexMember.Of(one.Key, one.Value, entries.Description.KeyParts))], entries.Description.Indexes[values.Key], mode).ConfigureAwait(false);
        }
    }

    private void RemoveIntents((CommitDraft Draft, CommitToken Token) commit) =>
        entries.RemoveIndexEntries(commit.Draft.Key, null, commit.Draft.Indexes.Added(commit.Token));

    private RedisRequest Request((CommitDraft Draft, CommitToken Token) commit) =>
        requests.Make(commit.Draft, commit.Token, commit.Draft.FieldsAfter(commit.Token, entries.Description));

    private static List<(string Key, IndexedValue Value)> Added(List<(CommitDraft Draft, CommitToken Token)> commits) =>
        [.. commits.SelectMany(static commit => commit.Draft.Indexes.Added(commit.Token).Select(value => (commit.Draft.Key, value)))];
}
