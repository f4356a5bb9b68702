using Persistence.Engine;
using Persistence.Json;

namespace Persistence.Tool.Json;

/// <summary>Mends session files of a class as a store's <c>Recover</c> does, under the locks that its programs take.</summary>
internal sealed class JsonRecovery : IDisposable
{
    private readonly SessionParts _parts;
    private readonly Quarantine _quarantine;

    /// <summary>Opens the folder of a class.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="name">The storage name of the class.</param>
    public JsonRecovery(string store, string name)
    {
        _parts = new SessionParts(store, name, isDurable: true);
        _quarantine = new Quarantine(_parts.Context, _parts.Directory, _parts.Writes);
    }

    /// <summary>Mends a file: what is whole is kept, the damaged file is quarantined beside it.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="key">The encoded key; null where it is not known.</param>
    /// <returns>What was done.</returns>
    public Recovery? Repair(string file, string? key)
    {
        var repairs = new RepairLog(_parts.Context.Telemetry);
        var salvage = new Salvage(_parts.Directory, _parts.Locks, _parts.Writes, _parts.Replace, (_quarantine, repairs));
        IoMode.Result(Repair(salvage, file, key, IoMode.Blocking));
        return repairs.Since(0).Recoveries is [.., var last] ? last : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Dispose();

    private static async ValueTask<bool> Repair(Salvage salvage, string file, string? key, IoMode mode)
    {
        await salvage.Repair(file, key, static log => log, mode).ConfigureAwait(false);
        return true;
    }
}
