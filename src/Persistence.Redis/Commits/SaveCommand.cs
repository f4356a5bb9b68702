using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Appends;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;

namespace Persistence.Redis.Commits;

/// <summary>Creates and saves.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Names of keys.</param>
/// <param name="fence">Knows which indexes there are that the class does not have.</param>
/// <param name="readiness">Whether the indexes are complete.</param>
/// <param name="commits">Makes commits.</param>
/// <param name="expiries">Learns what sessions say of when they expire; null where appends need not know.</param>
internal sealed class SaveCommand<TSession, TKey, TMap>(RedisContext context, IndexFence fence, ReadinessGate readiness, CommitCommand commits, KnownExpiries? expiries)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly byte[] _schemaField = HeaderFields.OfSchema(context.Description.SchemaVersion.ToString(CultureInfo.InvariantCulture));

    /// <summary>Encodes the header.</summary>
    public RedisSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors)
    {
        var writer = HeaderFields.Writer();
        TMap.WriteHeader(writer, session);
        if (writer.HasFailures)
        {
            writer.CollectFailures(errors, "");
        }

        var tracking = session.Tracking;
        var save = new RedisSave<TSession>(session, key, isCreation)
        {
            Draft = new CommitDraft
            {
                Key = key,
                HashKey = context.Keys.HashKey(key),
                IsCreation = isCreation,
                Version = isCreation ? 0 : tracking.Version,
                Token = new CommitToken(isCreation ? 0 : tracking.Token),
                Stored = isCreation ? null : tracking.StoredHeader,
                IsOlder = !isCreation && VersionFields.WasOlder(context.Description, tracking.StoredHeader),
            },
        };
        if (errors.IsEmpty)
        {
            Split(save, writer.Written);
        }

        HeaderFields.Return(writer);
        return save;
    }

    /// <summary>Makes the commit, when the indexes of the class are complete.</summary>
    public ValueTask Run(RedisSave<TSession> save, IoMode mode)
    {
        (save.Draft.Lease, save.Draft.ResetsAttempts, save.Draft.OwnExpiry) = (save.Lease, save.ResetsAttempts, save.OwnExpiry);
        if (!readiness.IsKnown || save.Draft.IsOlder)
        {
            return RunWithBackfill(save, mode);
        }

        var commit = commits.Run(save.Draft, mode);
        if (!commit.IsCompletedSuccessfully)
        {
            return Completed(save, commit);
        }

        Complete(save);
        return commit;
    }

    private async ValueTask RunWithBackfill(RedisSave<TSession> save, IoMode mode)
    {
        await readiness.Pass(mode).ConfigureAwait(false);
        if (save.Draft.IsOlder)
        {
            // Its fields are compared with those that it has from then on.
            await new OlderSessions(context).Mark(save.Key, save.Draft.Token.ToString(), mode).ConfigureAwait(false);
            save.Draft.Stored = VersionFields.Marked(save.Draft.Stored!);
        }

        await Completed(save, commits.Run(save.Draft, mode)).ConfigureAwait(false);
    }

    private async ValueTask Completed(RedisSave<TSession> save, ValueTask commit)
    {
        try
        {
            await commit.ConfigureAwait(false);
        }
        finally
        {
            // Also when replicas did not confirm it.
            Complete(save);
        }
    }

    // What can be checked only for values that may be stored.
    private void Split(RedisSave<TSession> save, ReadOnlySpan<byte> header)
    {
        var draft = save.Draft;
        var hasIndexes = context.Description.Indexes.Count > 0;
        if (hasIndexes)
        {
            var values = IndexFields.Values();
            TMap.CollectIndexValues(save.Session, values);
            draft.Indexes = IndexPlan.Make(context.Description, values.Values, draft.Stored);
        }

        draft.LeavesIndexes = !draft.IsCreation && (fence.Unknown.Count > 0 || (draft.Indexes != IndexPlan.Nothing || !hasIndexes) && KeptIndexFields.HasOthers(context.Description, draft.Stored));
        var keepsIndexes = hasIndexes && draft.Indexes == IndexPlan.Nothing;
        draft.Header = HeaderFields.Split(header, _schemaField, keepsIndexes ? draft.Stored : null, context.Description.HasUpgrades ? draft.Stored : null);
    }

    private void Complete(RedisSave<TSession> save)
    {
        var draft = save.Draft;
        if (!draft.IsMade)
        {
            return;
        }

        save.Complete(draft.Made.Token.Value, draft.Made.Fields);
        expiries?.Note(save.Key, draft.Made.Token, save.OwnExpiry);
        for (var log = 0; log < draft.Lengths.Length; log++)
        {
            save.CompleteLog(draft.Logs[log].Ordinal, draft.Lengths[log]);
        }
    }
}
