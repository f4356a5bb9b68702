namespace Persistence.Tool.Foreign;

/// <summary>Counts what an import met that has no place of its own in a session. For one thread.</summary>
internal sealed class ForeignReport
{
    private readonly SortedDictionary<string, long> _unmapped = new(StringComparer.Ordinal);

    /// <summary>What has no place of its own, by what it is, for example <c>message without a session</c>, and how often.</summary>
    public IReadOnlyDictionary<string, long> Unmapped => _unmapped;

    /// <summary>Counts one.</summary>
    /// <param name="what">What it is, in few words; the same words for the same kind.</param>
    public void Count(string what) => _unmapped[what] = _unmapped.GetValueOrDefault(what) + 1;
}
