using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Collects the first places in an order, whatever the order in which they come.</summary>
/// <param name="order">The order.</param>
/// <param name="most">How many.</param>
/// <param name="after">The place after which they come; null for the first.</param>
internal sealed class FirstPlaces(QueryOrder order, int most, (string? Value, string Key)? after)
{
    private const int Smallest = 256;

    private readonly List<RememberedPlace> _places = [];
    private (string? Value, string Key)? _last;

    /// <summary>Adds a place, if it is one of the first so far.</summary>
    /// <param name="place">The place.</param>
    public void Add(RememberedPlace place)
    {
        var at = At(place);
        if ((after is { } start && order.Compare(at, start) <= 0) || (_last is { } last && order.Compare(at, last) >= 0))
        {
            return;
        }

        _places.Add(place);
        if (_places.Count >= Math.Max(Smallest, most) * 2L)
        {
            Trim();
        }
    }

    /// <summary>The places, in order.</summary>
    public List<RememberedPlace> InOrder()
    {
        Trim();
        return _places;
    }

    private static (string? Value, string Key) At(RememberedPlace place) => (place.Value, place.Entry.Sortable!);

    private void Trim()
    {
        _places.Sort((left, right) => order.Compare(At(left), At(right)));
        if (_places.Count > most)
        {
            _places.RemoveRange(most, _places.Count - most);
        }

        if (_places.Count == most)
        {
            _last = At(_places[^1]);
        }
    }
}
