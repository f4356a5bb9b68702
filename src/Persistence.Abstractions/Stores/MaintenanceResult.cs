using System.Globalization;

namespace Persistence;

/// <summary>What <see cref="ISessionStore{TSession, TKey}.Maintain"/> did.</summary>
/// <param name="Compacted">JSON: how many session files were written again without superseded headers. SQLite: how many pages of the write-ahead log were moved into the database. Redis: 0.</param>
/// <param name="BytesFreed">By how many bytes the files of the store are smaller.</param>
public readonly record struct MaintenanceResult(long Compacted, long BytesFreed)
{
    /// <summary>Says both numbers.</summary>
    /// <returns>For example <c>3 compacted, 52000 bytes freed</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Compacted} compacted, {BytesFreed} bytes freed");
}
