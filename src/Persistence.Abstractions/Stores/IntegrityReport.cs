using System.Globalization;

namespace Persistence;

/// <summary>What <see cref="ISessionStore{TSession, TKey}.Verify()"/> read and what is wrong with it.</summary>
/// <param name="SessionsChecked">The number of sessions that were read, damaged ones included.</param>
/// <param name="EntriesChecked">The number of log entries that were read.</param>
/// <param name="Findings">The damage, in the order it was found; empty when all is well.</param>
public sealed record IntegrityReport(
    long SessionsChecked,
    long EntriesChecked,
    IReadOnlyList<IntegrityFinding> Findings)
{
    /// <summary>True when nothing is damaged.</summary>
    public bool IsIntact => Findings.Count == 0;

    /// <summary>Says what was read and found, in one line.</summary>
    /// <returns>For example <c>2 sessions and 10 entries checked, 0 findings</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SessionsChecked} sessions and {EntriesChecked} entries checked, {Findings.Count} findings");
}
