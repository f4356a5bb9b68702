using System.Globalization;

namespace Persistence;

/// <summary>What a copy of sessions did.</summary>
/// <param name="Created">How many sessions were created in the target.</param>
/// <param name="Present">How many were there already, with as many entries.</param>
/// <param name="Skipped">The sessions that were not copied, each with the reason.</param>
public sealed record CopyResult(long Created, long Present, IReadOnlyList<SkippedSession> Skipped)
{
    /// <summary>Says it in one line.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Created} created, {Present} present, {Skipped.Count} skipped");
}
