namespace V2Comparison.Differences;

/// <summary>How often two rules agree, and for which documented reason they do not.</summary>
/// <param name="title">The two rules.</param>
internal sealed class Tally(string title)
{
    private const int Examples = 12;

    private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private readonly List<string> _unexplained = [];
    private int _same;

    /// <summary>How many differences no documented reason explains.</summary>
    public int Unexplained => _unexplained.Count;

    /// <summary>Both rules say the same.</summary>
    public void Same() => _same++;

    /// <summary>They differ for a reason that the page documents.</summary>
    public void Explained(string reason) => _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;

    /// <summary>They differ, and nothing says why.</summary>
    public void Unexplain(string what) => _unexplained.Add(what);

    /// <summary>Prints the tally as a table in Markdown.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"{title}: {_same} equal, {_reasons.Values.Sum()} differ for a documented reason, {Unexplained} unexplained");
        foreach (var (reason, count) in _reasons.OrderByDescending(static pair => pair.Value))
        {
            output.WriteLine($"| {reason} | {count} |");
        }

        foreach (var example in _unexplained.Take(Examples))
        {
            output.WriteLine($"  unexplained: {example}");
        }
    }
}
