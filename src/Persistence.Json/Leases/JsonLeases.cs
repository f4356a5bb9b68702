using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The leases of a session class: each change of one is a line of the session's file, which every later line repeats.</summary>
/// <param name="context">Class and clocks.</param>
/// <param name="commits">Makes commits.</param>
/// <param name="reading">Reads sessions, and says which may be changed.</param>
/// <param name="records">Makes lines.</param>
internal sealed class JsonLeases<TKey>(JsonContext context, GroupCommit commits, (StoredSessions Sessions, SessionChecks Checks) reading, RecordWriter records) : LeaseHandler<TKey>
    where TKey : notnull
{
    // What stands in a line beside the holder; about, for the decision when a file is compacted.
    private const int LineLength = 380;

    /// <inheritdoc/>
    public override DateTimeOffset Now => context.Now;

    private LeaseClock Clock => context.Options.LeaseClock;

    /// <inheritdoc/>
    public override async ValueTask<LeaseGrant> Acquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode)
    {
        var grant = default(LeaseGrant);
        await commits.Commit(
            key.Text,
            batch =>
            {
                var now = context.Now;
                if (batch.State is not { } state || state.IsExpired(now))
                {
                    throw SessionErrors.NotFound(key.Text, context.DisplayName);
                }

                reading.Checks.ThrowIfUnreadable(state, key.Text);
                var lease = state.Lease;
                grant = LeaseRules.Acquire(ref lease, request, state.Token, (Clock, now));
                if (grant.Outcome == LeaseOutcome.Granted)
                {
                    Write(batch, state, lease!, now);
                }
            },
            mode).ConfigureAwait(false);
        return grant;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> Renew(EncodedKey<TKey> key, TimeSpan duration, IoMode mode) => Change(key, lease => lease.For(duration, Clock), mode);

    /// <inheritdoc/>
    public override async ValueTask Release(EncodedKey<TKey> key, IoMode mode) => await Change(key, static lease => lease.Released(), mode).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        return await reading.Sessions.Read(FileNames.Of(key.Text), key.Text, open => reading.Checks.Live(open, key.Text)?.State.Lease?.State(Clock) ?? default, mode).ConfigureAwait(false);
    }

    private async ValueTask<bool> Change(EncodedKey<TKey> key, Func<StoredLease, StoredLease> change, IoMode mode)
    {
        var isHeld = false;
        await commits.Commit(
            key.Text,
            batch =>
            {
                var now = context.Now;
                isHeld = batch.State is { Lease: { } held } state && !state.IsExpired(now) && held.Nonce == key.Lease && held.IsHeld(Clock);
                if (isHeld)
                {
                    Write(batch, batch.State!, change(batch.State!.Lease!), now);
                }
            },
            mode).ConfigureAwait(false);
        return isHeld;
    }

    // A lease is no commit of the session: neither its version changes nor when it expires. Its lines count as superseded, so that renewals make no file grow for ever.
    private void Write(CommitBatch batch, SessionState state, StoredLease lease, DateTimeOffset now) =>
        records.Add(batch, state with { Commit = state.Commit + 1, Lease = lease, Superseded = state.Superseded + LineLength + lease.Holder.Length }, new EncodedCommit { Key = "" }, now);
}
