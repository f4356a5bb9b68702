using Persistence.Engine;
using Persistence.Json;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Removes session files, under the lock of the session.</summary>
/// <param name="address">The store.</param>
internal sealed class JsonStoreRemover(StoreAddress address) : IStoreRemover
{
    private (string Class, SessionParts Parts)? _open;

    /// <inheritdoc/>
    public RemoveOutcome TryRemove(StoredClass stored, SessionHead expected)
    {
        if (_open?.Class != stored.Name)
        {
            Dispose();
            _open = (stored.Name, new SessionParts(address.Path, stored.Name, isDurable: true));
        }

        return IoMode.Result(TryRemove(_open.Value.Parts, expected, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _open?.Parts.Dispose();
        _open = null;
    }

    private static ValueTask<RemoveOutcome> TryRemove(SessionParts parts, SessionHead expected, IoMode mode) => parts.Locks.Change(FileNames.Of(expected.Key), expected.Key, file =>
    {
        SessionState? state;
        using (var stored = parts.Directory.Open(file.Folder!, file.Name, FileUse.Read))
        {
            state = stored is null ? null : JournalTail.Read(file, stored).State;
        }

        if (state is null || state.IsExpired(DateTimeOffset.UtcNow))
        {
            return RemoveOutcome.Absent;
        }

        if (state.Lease?.IsHeld(LeaseClock.System) == true)
        {
            return RemoveOutcome.Leased;
        }

        if (!IsAs(state, expected))
        {
            return RemoveOutcome.Changed;
        }

        AtomicReplace.Remove(file);
        parts.Replace.FsyncRemoval(file, expected.Key);
        return RemoveOutcome.Removed;
    }, mode);

    private static bool IsAs(SessionState state, SessionHead expected) =>
        state.Token == expected.Token && state.Version == expected.Version && state.Expires?.ToUnixTimeMilliseconds() == expected.Expires && state.Logs.All(log => log.Last == expected.CountOf(log.Name));
}
