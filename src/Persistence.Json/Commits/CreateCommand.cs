using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Creates sessions: each in a file of its own.</summary>
/// <param name="context">Clock and name of the store.</param>
/// <param name="locks">Locks sessions.</param>
/// <param name="files">Opens files, and publishes new ones.</param>
/// <param name="parts">Makes the first record.</param>
/// <param name="kept">What becomes of a file that is in the way.</param>
internal sealed class CreateCommand(
    JsonContext context,
    SessionLockManager locks,
    (StoreDirectory Directory, AtomicReplace Replace) files,
    (EntryIdFilter Ids, RecordWriter Records) parts,
    (DamageReport Damage, Quarantine Quarantine, RepairLog Repairs) kept)
{
    /// <summary>Creates a session.</summary>
    /// <param name="commit">What to store.</param>
    /// <param name="own">The token of its first version, and what the session says itself of when it expires.</param>
    /// <param name="checkUnique">Throws when another session has a unique value of it; null when it has none.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The session now stored.</returns>
    public async ValueTask<SessionState> Run(EncodedCommit commit, (long Token, OwnExpiry Expiry) own, Action? checkUnique, IoMode mode)
    {
        var name = FileNames.Of(commit.Key);
        await ThreadPoolThread.Enter(mode);
        return await locks.Change(name, commit.Key, file =>
        {
            ClaimName(file, commit.Key);
            checkUnique?.Invoke();
            return Publish(file, commit, own);
        }, mode).ConfigureAwait(false);
    }

    private SessionState Publish(SessionFile file, EncodedCommit commit, (long Token, OwnExpiry Expiry) own)
    {
        var lines = new LineBuilder();
        var batch = new CommitBatch(file, null, null, lines);
        file.Ids = null;
        parts.Ids.KeepNew(batch, commit);
        var now = context.Now;
        var first = parts.Records.Next(new SessionState(), now, own.Expiry, isCreation: true);
        first.Version = 1;
        first.Token = own.Token;
        parts.Records.Add(batch, first, commit, now);
        files.Replace.Publish(file, commit.Key, lines.Written, first);
        return first;
    }

    // Throws for a live or damaged session of the same key. An expired one is replaced, the beginning of a first record is kept in quarantine.
    private void ClaimName(SessionFile file, string key)
    {
        if (ReadExisting(file, key) is not { } tail)
        {
            return;
        }

        if (tail.State is { } state && !state.IsExpired(context.Now))
        {
            throw SessionErrors.Exists(key, context.DisplayName);
        }

        if (tail.State is null)
        {
            kept.Repairs.Record(new Recovery(file.Path, 0, tail.Length, kept.Quarantine.Move(file), "the file held no whole commit"));
        }
    }

    private FileTail? ReadExisting(SessionFile file, string key)
    {
        try
        {
            using var stored = files.Directory.Open(file.Folder!, file.Name, FileUse.Read);
            return stored is null ? null : JournalTail.Read(file, stored);
        }
        catch (LineDamageException damage)
        {
            throw kept.Damage.Occupied(file.Name, key, damage);
        }
    }
}
