using Persistence.Engine;
using Persistence.Json;
using Persistence.Tool.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Maintenance;

/// <summary>The expired sessions in the folder of a class.</summary>
/// <param name="reader">The store.</param>
/// <param name="stored">The class.</param>
internal sealed class ExpiredFiles(JsonStoreReader reader, StoredClass stored) : ExpiredSessions
{
    private readonly SessionFileReader _files = new(reader.PathOf(stored));
    private SessionParts? _parts;

    /// <inheritdoc/>
    public override IEnumerable<string> Keys() => reader.Keys(stored).Where(IsExpired);

    /// <inheritdoc/>
    public override bool Remove(string key)
    {
        _parts ??= new SessionParts(reader.Address.Path, stored.Name, isDurable: true);
        return IoMode.Result(Remove(_parts, key, IoMode.Blocking));
    }

    /// <inheritdoc/>
    public override void Dispose() => _parts?.Dispose();

    private static ValueTask<bool> Remove(SessionParts parts, string key, IoMode mode) => parts.Locks.Change(FileNames.Of(key), key, file =>
    {
        bool isExpired;
        using (var stored = parts.Directory.Open(file.Folder!, file.Name, FileUse.Read))
        {
            isExpired = stored is not null && JournalTail.Read(file, stored).State?.IsExpired(DateTimeOffset.UtcNow) == true;
        }

        if (isExpired)
        {
            AtomicReplace.Remove(file);
        }

        return isExpired;
    }, mode);

    private bool IsExpired(string key)
    {
        ShortLivedObjects.Collect();
        try
        {
            var open = _files.Open(FileNames.Of(key));
            using var file = open?.File;
            return open?.State.IsExpired(DateTimeOffset.UtcNow) == true;
        }
        catch (LineDamageException)
        {
            // It stays: verifying names it.
            return false;
        }
    }
}
