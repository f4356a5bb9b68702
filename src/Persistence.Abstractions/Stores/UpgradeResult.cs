using System.Globalization;

namespace Persistence;

/// <summary>What <c>UpgradeAll</c> did, or has done so far.</summary>
public readonly record struct UpgradeResult
{
    private readonly IReadOnlyList<SkippedSession>? _skipped;

    /// <summary>Makes a result.</summary>
    /// <param name="sessionsChecked">How many sessions were looked at.</param>
    /// <param name="upgraded">How many of them were of an earlier schema version, and are stored as the present one now.</param>
    /// <param name="skipped">Those that could not be upgraded; null for none.</param>
    public UpgradeResult(long sessionsChecked, long upgraded, IReadOnlyList<SkippedSession>? skipped = null)
    {
        SessionsChecked = sessionsChecked;
        Upgraded = upgraded;
        _skipped = skipped;
    }

    /// <summary>How many sessions were looked at.</summary>
    public long SessionsChecked { get; }

    /// <summary>How many of them were of an earlier schema version, and are stored as the present one now.</summary>
    public long Upgraded { get; }

    /// <summary>The sessions that could not be upgraded, each with the reason: leased, damaged, refused by a step or a rule of the class.</summary>
    public IReadOnlyList<SkippedSession> Skipped => _skipped ?? [];

    /// <summary>The result for people.</summary>
    /// <returns>For example <c>1000 checked, 20 upgraded, 1 skipped</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SessionsChecked} checked, {Upgraded} upgraded, {Skipped.Count} skipped");
}
