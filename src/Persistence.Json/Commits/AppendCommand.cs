using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Appends entries to the logs of an existing session.</summary>
/// <param name="context">Clock and name of the store.</param>
/// <param name="commits">Makes the commit.</param>
/// <param name="checks">Which sessions may be changed, and by whom.</param>
/// <param name="ids">Leaves out entries that are stored already.</param>
/// <param name="records">Makes the record.</param>
internal sealed class AppendCommand(JsonContext context, GroupCommit commits, (SessionChecks Sessions, LeaseCheck Leases) checks, EntryIdFilter ids, RecordWriter records)
{
    /// <summary>What the header of a session says of when it expires; null where appends need not know.</summary>
    public Func<OpenSession, OwnExpiry>? ExpiryOf { get; init; }

    /// <summary>Appends.</summary>
    /// <param name="commit">The entries, validated and encoded.</param>
    /// <param name="log">The log.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was stored.</returns>
    public async ValueTask<AppendResult> Run(EncodedCommit commit, StoredLog log, IoMode mode)
    {
        var given = commit.Entries.Count;
        var after = await commits.Commit(commit.Key, batch => Apply(batch, commit, log.Description.Append), mode).ConfigureAwait(false);
        var stored = commit.Entries.Count;
        context.Telemetry.Repeated(given - stored);
        commit.Return();
        return new AppendResult(log.Names.LastIn(after.Logs), stored);
    }

    private void Apply(CommitBatch batch, EncodedCommit commit, AppendRule rule)
    {
        var now = context.Now;
        checks.Leases.Run(batch.State, now, commit.Key, (commit.Lease, rule == AppendRule.Shared));
        if (batch.State is not { } state || state.IsExpired(now))
        {
            throw SessionErrors.NotFound(commit.Key, context.DisplayName);
        }

        checks.Sessions.ThrowIfUnreadable(state, commit.Key);
        ids.KeepNew(batch, commit);
        if (commit.Entries.Count > 0)
        {
            records.Add(batch, records.Next(state, now, StoredExpiry(batch, state), isCreation: false), commit, now);
        }
    }

    private OwnExpiry StoredExpiry(CommitBatch batch, SessionState state) =>
        ExpiryOf is null ? default : (state.Header ??= OpenSession.ReadHeader(batch.Stored!, state)).Expiry ??= ExpiryOf(new OpenSession(batch.Stored!, state));
}
