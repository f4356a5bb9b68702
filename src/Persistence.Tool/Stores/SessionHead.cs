using System.Globalization;
using Persistence.Engine;

namespace Persistence.Tool.Stores;

/// <summary>What is stored of a session beside the entries of its logs, in the form that all backends share.</summary>
internal sealed record SessionHead
{
    /// <summary>The encoded key.</summary>
    public required string Key { get; init; }

    /// <summary>The schema version that wrote it.</summary>
    public required int Schema { get; init; }

    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The token of the save that made the version.</summary>
    public required long Token { get; init; }

    /// <summary>When it expires, in milliseconds since 1970 UTC; null for never.</summary>
    public long? Expires { get; init; }

    /// <summary>Its lease: the fencing token and how often it was claimed, and who holds it; null where it was never leased.</summary>
    public StoredLease? Lease { get; init; }

    /// <summary>How long the lease goes on; zero where nobody holds it.</summary>
    public TimeSpan Remaining { get; init; }

    /// <summary>What earlier schema versions stored, as JSON (docs/sqlite-schema.md); empty where all is of one version.</summary>
    public string Older { get; init; } = "";

    /// <summary>The header: one JSON object, whose members are in the order of their names.</summary>
    public required byte[] Header { get; init; }

    /// <summary>The logs that hold entries, in the order of their names.</summary>
    public required IReadOnlyList<LogHead> Logs { get; init; }

    /// <summary>How many entries it has in all logs.</summary>
    public long Entries => Logs.Sum(static log => log.Count);

    /// <summary>When it expires, as text.</summary>
    public string? ExpiresText => Expires is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) : null;

    /// <summary>How many entries a log has.</summary>
    /// <param name="log">Its storage name.</param>
    public long CountOf(string log) => Logs.FirstOrDefault(candidate => candidate.Name == log)?.Count ?? 0;
}
