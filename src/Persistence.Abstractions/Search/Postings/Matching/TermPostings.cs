using System.Buffers;

namespace Persistence.Search;

/// <summary>In which documents of a segment a term of a query stands, how much it counts there, and, where that matters, at which places. For one thread.</summary>
/// <param name="hasPlaces">Whether places matter.</param>
internal sealed class TermPostings(bool hasPlaces) : IDisposable
{
    private int[] _ordinals = ArrayPool<int>.Shared.Rent(64);
    private double[] _frequencies = ArrayPool<double>.Shared.Rent(64);
    private int[] _ends = hasPlaces ? ArrayPool<int>.Shared.Rent(64) : [];
    private int[] _places = hasPlaces ? ArrayPool<int>.Shared.Rent(64) : [];
    private int _placeCount;

    /// <summary>How many documents there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether places matter.</summary>
    public bool HasPlaces => hasPlaces;

    /// <summary>The ordinals of the documents, ascending.</summary>
    public ReadOnlySpan<int> Ordinals => _ordinals.AsSpan(0, Count);

    /// <summary>How much the term counts in each.</summary>
    public ReadOnlySpan<double> Frequencies => _frequencies.AsSpan(0, Count);

    /// <summary>The places in a document.</summary>
    /// <param name="index">Which of the documents here.</param>
    public ReadOnlySpan<int> PlacesOf(int index) => _places.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));

    /// <summary>Adds a document, after its places.</summary>
    /// <param name="ordinal">Its ordinal.</param>
    /// <param name="frequency">How much the term counts in it.</param>
    public void Add(int ordinal, double frequency)
    {
        if (Count == _ordinals.Length)
        {
            Grow(ref _ordinals, Count);
        }

        if (Count == _frequencies.Length)
        {
            Grow(ref _frequencies, Count);
        }

        (_ordinals[Count], _frequencies[Count]) = (ordinal, frequency);
        if (hasPlaces)
        {
            if (Count == _ends.Length)
            {
                Grow(ref _ends, Count);
            }

            _ends[Count] = _placeCount;
        }

        Count++;
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

        (_ordinals, _frequencies, _ends, _places, Count) = ([], [], [], [], 0);
    }

    private static void Grow<T>(ref T[] array, int used)
    {
        var larger = ArrayPool<T>.Shared.Rent(used * 2);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
