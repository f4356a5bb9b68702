using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Repairs damaged sessions. Those that are not damaged are not touched, except that a last commit that lacks its newline gets it.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The name of the store.</param>
/// <param name="directory">Lists files.</param>
/// <param name="journal">Reads them, and locks them.</param>
/// <param name="files">Verifies them.</param>
/// <param name="repair">Repairs them, and records repairs.</param>
internal sealed class StoreRecovery<TSession, TKey, TMap>(
    JsonContext context,
    StoreDirectory directory,
    (JournalReader Reader, SessionLockManager Locks) journal,
    FileVerifier<TSession, TKey, TMap> files,
    (Salvage Salvage, TornTail Torn, RepairLog Repairs) repair) : IStoreRecovery<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <inheritdoc/>
    public async ValueTask<RecoveryReport> RecoverAll(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var before = repair.Repairs.Count;
        SessionException? unusable = null;
        foreach (var name in directory.Names())
        {
            try
            {
                await Recover(name, null, mode).ConfigureAwait(false);
            }
            catch (SessionStoreUnavailableException problem) when (StoredSessions.IsOfOneSession(problem))
            {
                unusable ??= problem;
            }
        }

        if (unusable is not null)
        {
            // Thrown after all that could be repaired was: what was repaired is in the store's list.
            throw unusable;
        }

        return repair.Repairs.Since(before);
    }

    /// <inheritdoc/>
    public async ValueTask<RecoveryReport> Recover(TKey key, IoMode mode)
    {
        var text = SessionGuard.StoredKey<TSession, TKey, TMap>(key, context.DisplayName);
        await ThreadPoolThread.Enter(mode);
        var before = repair.Repairs.Count;
        await Recover(FileNames.Of(text), text, mode).ConfigureAwait(false);
        return repair.Repairs.Since(before);
    }

    private async ValueTask Recover(string name, string? key, IoMode mode)
    {
        try
        {
            if (await journal.Reader.Read(name, key, open => files.Verify(name, open, isExpiredRead: true) >= 0 && open!.IsUnfinished, mode).ConfigureAwait(false))
            {
                await journal.Locks.Change(name, key, repair.Torn.CompleteLast, mode).ConfigureAwait(false);
            }
        }
        catch (LineDamageException damage) when (damage.InnerException is not Serialization.JsonDataException)
        {
            await repair.Salvage.Repair(name, key, PresentName, mode).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is SessionSchemaException or SessionCorruptedException or LineDamageException)
        {
            // Every record is valid, but it was written by another version of the class: there is nothing to repair.
        }
    }

    // Parts of a log under former names are joined under its present one.
    private string PresentName(string log) => files.Logs.FirstOrDefault(candidate => candidate.Names.Contains(log))?.Names.Present ?? log;
}
