using System.Globalization;

namespace Persistence;

/// <summary>What <see cref="ISessionStore{TSession, TKey}.PurgeExpired"/> removed, and the sessions that it could not look at.</summary>
public readonly record struct PurgeResult
{
    private readonly IReadOnlyList<SkippedSession>? _skipped;

    /// <summary>Makes the result of a call.</summary>
    /// <param name="purged">The number of sessions removed by the call.</param>
    /// <param name="skipped">The sessions that cannot be read; null for none.</param>
    public PurgeResult(int purged, IReadOnlyList<SkippedSession>? skipped = null)
    {
        Purged = purged;
        _skipped = skipped;
    }

    /// <summary>The number of expired sessions that the call removed.</summary>
    public int Purged { get; }

    /// <summary>
    /// The sessions that the call left as they are because they cannot be read, each with what is wrong; empty when all could be
    /// read. Whether such a session has expired is not known.
    /// </summary>
    public IReadOnlyList<SkippedSession> Skipped => _skipped ?? [];

    /// <summary>Gives the number of sessions removed.</summary>
    /// <param name="result">The result.</param>
    public static implicit operator int(PurgeResult result) => result.Purged;

    /// <summary>Gives the number of sessions removed.</summary>
    /// <returns><see cref="Purged"/>.</returns>
    public int ToInt32() => Purged;

    /// <summary>Says both numbers.</summary>
    /// <returns>For example <c>3 removed, 0 skipped</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Purged} removed, {Skipped.Count} skipped");
}
