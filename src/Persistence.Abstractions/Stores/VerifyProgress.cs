namespace Persistence;

/// <summary>How far a verification has come.</summary>
/// <param name="Done">How many sessions have been looked at. The last report has the <see cref="IntegrityReport.SessionsChecked"/> of the result.</param>
/// <param name="Total">How many there were at the beginning, or <paramref name="Done"/> where that is more; null where a store does not know it. In the last report it is <paramref name="Done"/>.</param>
/// <param name="Findings">How many findings there are so far.</param>
public readonly record struct VerifyProgress(long Done, long? Total, int Findings);
