using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Saves sessions that are stored already.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="context">Clock and name of the store.</param>
/// <param name="commits">Makes the commit.</param>
/// <param name="checks">Which sessions may be changed, and by whom.</param>
/// <param name="ids">Leaves out entries that are stored already.</param>
/// <param name="records">Makes the record.</param>
internal sealed class UpdateCommand<TSession>(JsonContext context, GroupCommit commits, (SessionChecks Sessions, LeaseCheck Leases) checks, EntryIdFilter ids, RecordWriter records)
    where TSession : class, IPersistedSession
{
    /// <summary>Saves.</summary>
    /// <param name="save">The save.</param>
    /// <param name="throwIfChanged">Throws when the session changed since it was loaded.</param>
    /// <param name="checkUnique">Throws when another session has a unique value of it; null when it changes none.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session after it.</returns>
    public ValueTask<SessionState> Run(JsonSave<TSession> save, Action<SessionState> throwIfChanged, Action? checkUnique, IoMode mode) =>
        commits.Commit(save.Key, batch => Apply(batch, save, throwIfChanged, checkUnique), mode);

    private void Apply(CommitBatch batch, JsonSave<TSession> save, Action<SessionState> throwIfChanged, Action? checkUnique)
    {
        var commit = save.Commit;
        var now = context.Now;
        checks.Leases.Run(batch.State, now, commit.Key, (save.Lease, false));
        if (batch.State is not { } state || state.IsExpired(now))
        {
            throw SessionErrors.Gone(commit.Key, context.DisplayName, save.ExpectedVersion);
        }

        checks.Sessions.ThrowIfUnreadable(state, commit.Key);
        throwIfChanged(state);
        checkUnique?.Invoke();
        var next = records.Next(state, now, save.OwnExpiry, isCreation: false);
        next.Version++;
        next.Token = save.Token;
        next.Lease = save.ResetsAttempts ? state.Lease?.Restarted() : state.Lease;
        if (commit.Header.Length > 0)
        {
            next.Superseded += (state.Header ??= OpenSession.ReadHeader(batch.Stored!, state)).Json.Length;
        }

        ids.KeepNew(batch, commit);
        records.Add(batch, next, commit, now);
    }
}
