using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Unique indexes: a value that is stored already is a unique violation. Stores that change such values exclude each other in a class.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The name of the store.</param>
/// <param name="locks">Locks the class.</param>
/// <param name="scan">Reads the headers of other sessions.</param>
internal sealed class UniqueConstraint<TSession, TKey, TMap>(JsonContext context, SessionLockManager locks, HeaderScan<TSession, TKey, TMap> scan)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly IndexDescription[] _indexes = [.. TMap.Description.Indexes.Where(static index => index.IsUnique)];

    /// <summary>Gives what checks a save, to be called in <see cref="WithLock"/> when nothing else can be wrong with it.</summary>
    /// <param name="save">The save.</param>
    /// <returns>Throws when another session has a unique value of it; null when it changes none.</returns>
    public Action? CheckOf(JsonSave<TSession> save)
    {
        if (_indexes.Length == 0 || save.Commit.Header.Length == 0)
        {
            return null;
        }

        var values = new IndexValues();
        TMap.CollectIndexValues(save.Session, values);
        return () => ThrowIfTaken(save.Key, values);
    }

    /// <summary>
    /// Makes a change while no other writer can store unique values. One thread makes it from the check on, so that the lock of the class is
    /// never held without a thread that runs.
    /// </summary>
    /// <param name="key">The session's key.</param>
    /// <param name="change">The change; it blocks.</param>
    /// <param name="mode">How to wait for the lock.</param>
    /// <returns>The session after it.</returns>
    public async ValueTask<SessionState> WithLock(string key, Func<ValueTask<SessionState>> change, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        try
        {
            return await locks.WithClassLock(key, change, mode.Committed).ConfigureAwait(false);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw FileFault.Of(key, context.DisplayName, "its file cannot be used", fault);
        }
    }

    private void ThrowIfTaken(string key, IndexValues values)
    {
        var errors = new ValidationErrors();
        foreach (var index in _indexes)
        {
            foreach (var (_, value) in values.Values.Where(value => value.Index == index.Ordinal))
            {
                if (scan.IsTaken(index, value, exceptFile: FileNames.Of(key)))
                {
                    errors.Add(index.Name, ValidationProblems.TakenValue);
                }
            }
        }

        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, context.DisplayName, errors);
        }
    }
}
