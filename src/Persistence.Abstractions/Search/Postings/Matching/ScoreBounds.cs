namespace Persistence.Search;

/// <summary>
/// The highest score that a session or entry can have by which of the terms of a query it holds, so that those need not be scored that come to nothing. The terms that count most have a bit
/// each, all others share the last one. Immutable.
/// </summary>
internal sealed class ScoreBounds
{
    private const int MostBits = 8;

    // Bounds are sums in another order than scores, which are rounded to six decimals.
    private const double Margin = 1e-5;

    private readonly double[] _bounds;
    private readonly byte[] _bits;

    /// <summary>Computes them.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="rarity">How rare each term is.</param>
    public ScoreBounds(SearchPlan plan, double[] rarity)
    {
        _bits = new byte[plan.Terms.Length];
        var terms = plan.Scored.OrderByDescending(term => rarity[term]).ToArray();
        var most = new double[MostBits];
        for (var index = 0; index < terms.Length; index++)
        {
            var bit = Math.Min(index, MostBits - 1);
            _bits[terms[index]] = (byte)(1 << bit);
            most[bit] += SearchRanking.Most(rarity[terms[index]]);
        }

        HasBitEach = terms.Length <= MostBits && Array.TrueForAll(plan.Parts, static part => part.Wholes.Length == 0);
        var parts = Array.ConvertAll(plan.Parts, BitsOf);
        _bounds = new double[1 << Math.Min(terms.Length, MostBits)];
        for (var mask = 1; mask < _bounds.Length; mask++)
        {
            var sum = 0.0;
            for (var bit = 0; bit < MostBits; bit++)
            {
                sum += (mask & (1 << bit)) == 0 ? 0 : most[bit];
            }

            _bounds[mask] = SearchRanking.Share(sum, parts.Count(part => (part & mask) != 0), parts.Length) + Margin;
        }
    }

    /// <summary>Whether each term has a bit of its own, and is a part of its own.</summary>
    public bool HasBitEach { get; }

    /// <summary>How many combinations of terms there are.</summary>
    public int Count => _bounds.Length;

    /// <summary>The bit of a term; 0 for one that does not count.</summary>
    /// <param name="term">The number of the term.</param>
    public byte BitOf(int term) => _bits[term];

    /// <summary>The highest score of what holds a combination of terms.</summary>
    /// <param name="mask">The bits of the terms.</param>
    public double Of(int mask) => _bounds[mask];

    private int BitsOf(QueryPart part)
    {
        int bits = _bits[part.Term];
        foreach (var whole in part.Wholes)
        {
            bits |= _bits[whole];
        }

        return bits;
    }
}
