using System.Buffers;

namespace Persistence.Search;

/// <summary>In which documents of a segment a term of a query stands, how much it counts there, and, where that matters, at which places. For one thread.</summary>
/// <param name="hasPlaces">Whether places matter.</param>
internal sealed class TermPostings(bool hasPlaces) : ITermPostings, IDisposable
{
    private int[] _ordinals = ArrayPool<int>.Shared.Rent(64);
    private double[] _frequencies = ArrayPool<double>.Shared.Rent(64);
    private int[] _ends = hasPlaces ? ArrayPool<int>.Shared.Rent(64) : [];
    private int[] _places = hasPlaces ? ArrayPool<int>.Shared.Rent(64) : [];
    private int _placeCount;

    private int _count;

    /// <summary>Whether places matter.</summary>
    public bool HasPlaces => hasPlaces;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ordinals => _ordinals.AsSpan(0, _count);

    /// <inheritdoc/>
    public double Frequency(int index, int[] weights, ReadOnlySpan<int> lengths) => _frequencies[index];

    /// <inheritdoc/>
    public void CopyPlaces(int index, int term, TermPositions target)
    {
        foreach (var place in _places.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index])))
        {
            target.Add(term, place);
        }
    }

    /// <summary>Adds a document, after its places.</summary>
    /// <param name="ordinal">Its ordinal.</param>
    /// <param name="frequency">How much the term counts in it.</param>
    public void Add(int ordinal, double frequency)
    {
        if (_count == _ordinals.Length)
        {
            Grow(ref _ordinals, _count);
        }

        if (_count == _frequencies.Length)
        {
            Grow(ref _frequencies, _count);
        }

        (_ordinals[_count], _frequencies[_count]) = (ordinal, frequency);
        if (hasPlaces)
        {
            if (_count == _ends.Length)
            {
                Grow(ref _ends, _count);
            }

            _ends[_count] = _placeCount;
        }

        _count++;
    }

    /// <summary>Adds a place of the document that comes next.</summary>
    /// <param name="place">The place.</param>
    public void AddPlace(int place)
    {
        if (_placeCount == _places.Length)
        {
            Grow(ref _places, _placeCount);
        }

        _places[_placeCount++] = place;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ordinals);
        ArrayPool<double>.Shared.Return(_frequencies);
        if (hasPlaces)
        {
            ArrayPool<int>.Shared.Return(_ends);
            ArrayPool<int>.Shared.Return(_places);
        }

        (_ordinals, _frequencies, _ends, _places, _count) = ([], [], [], [], 0);
    }

    private static void Grow<T>(ref T[] array, int used)
    {
        var larger = ArrayPool<T>.Shared.Rent(used * 2);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
