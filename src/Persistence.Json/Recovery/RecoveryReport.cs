namespace Persistence;

/// <summary>What was repaired.</summary>
/// <param name="Recoveries">Each repair, in the order they were made.</param>
public sealed record RecoveryReport(IReadOnlyList<Recovery> Recoveries)
{
    /// <summary>True when nothing had to be repaired.</summary>
    public bool IsEmpty => Recoveries.Count == 0;

    /// <summary>Says each repair.</summary>
    /// <returns>The repairs, separated by semicolons; <c>nothing repaired</c> for none.</returns>
    public override string ToString() => IsEmpty ? "nothing repaired" : string.Join("; ", Recoveries);
}
