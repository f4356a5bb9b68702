using Persistence.Engine;
using Persistence.Json;

namespace Persistence.Tool.Json;

/// <summary>Mends session files of a class as a store's <c>Recover</c> does, under the locks that its programs take.</summary>
internal sealed class JsonRecovery : IDisposable
{
    private readonly SessionParts _parts;
    private readonly Salvage _salvage;
    private readonly RepairLog _repairs;

    /// <summary>Opens the folder of a class.</summary>
    /// <param name="store">The folder of the store.</param>
    /// <param name="name">The storage name of the class.</param>
    public JsonRecovery(string store, string name)
    {
        _parts = new SessionParts(store, name, isDurable: true);
        _repairs = new RepairLog(_parts.Context.Telemetry);
        _salvage = new Salvage(_parts.Directory, _parts.Locks, _parts.Writes, _parts.Replace, (new Quarantine(_parts.Context, _parts.Directory, _parts.Writes), _repairs));
    }

    /// <summary>Mends a file: what is whole is kept, the damaged file is quarantined beside it.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="key">The encoded key; null where it is not known.</param>
    /// <returns>What was done.</returns>
    public Recovery? Repair(string file, string? key)
    {
        var before = _repairs.Count;
        IoMode.Result(Repair(file, key, IoMode.Blocking));
        return _repairs.Since(before).Recoveries is [.., var last] ? last : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Dispose();

    private async ValueTask<bool> Repair(string file, string? key, IoMode mode)
    {
        await _salvage.Repair(file, key, static log => log, mode).ConfigureAwait(false);
        return true;
    }
}
