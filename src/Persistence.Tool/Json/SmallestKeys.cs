using System.Text;
using Persistence.Mapping;

namespace Persistence.Tool.Json;

/// <summary>
/// The smallest of keys that come in no order, as many as bounded memory holds: so a folder of any size is listed in order, by as many looks at its names as it takes. For one thread.
/// </summary>
/// <param name="kinds">The kinds of the parts of a key.</param>
/// <param name="capacity">How many bytes the keys may take.</param>
internal sealed class SmallestKeys(IReadOnlyList<KeyPartKind> kinds, int capacity = SmallestKeys.Bytes)
{
    private const int Bytes = 3 * 1024 * 1024;

    // Of each key its place among the bytes: the form by which it sorts, then, where that is another text, the key itself.
    private readonly List<(int Start, int Sortable, int Key)> _places = [];
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;
    private byte[]? _after;
    private byte[]? _largest;

    /// <summary>Whether keys were dropped, which come after those that are held.</summary>
    public bool IsCut => _largest is not null;

    /// <summary>Drops all, and begins with the keys after the last one that was held.</summary>
    public void Next()
    {
        Sort();
        _after = _places.Count == 0 ? _after : SortableOf(_places[^1]).ToArray();
        (_length, _largest) = (0, null);
        _places.Clear();
    }

    /// <summary>Takes a key. One that is none of the class is passed over: listing goes past it, verifying names it.</summary>
    /// <param name="key">The encoded key.</param>
    public void Add(string key)
    {
        if (SortableOf(key) is not { } sortable)
        {
            return;
        }

        var start = _length;
        var length = Append(sortable);
        var added = _bytes.AsSpan(start, length);
        if ((_after is not null && added.SequenceCompareTo(_after) <= 0) || (_largest is not null && added.SequenceCompareTo(_largest) > 0))
        {
            _length = start;
            return;
        }

        _places.Add((start, length, sortable == key ? 0 : Append(key)));
        if (_length + (_places.Count * 12) > capacity && _places.Count > 1)
        {
            Cut();
        }
    }

    /// <summary>The keys that are held, in their order.</summary>
    /// <returns>The encoded keys.</returns>
    public IEnumerable<string> InOrder()
    {
        Sort();
        for (var place = 0; place < _places.Count; place++)
        {
            var (start, sortable, key) = _places[place];
            yield return key == 0 ? Encoding.UTF8.GetString(_bytes, start, sortable) : Encoding.UTF8.GetString(_bytes, start + sortable, key);
        }
    }

    private string? SortableOf(string key)
    {
        try
        {
            return KeyOrder.ToSortable(key, kinds);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private int Append(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length - _length < most)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + most));
        }

        var count = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        _length += count;
        return count;
    }

    private void Sort() => _places.Sort((left, right) => SortableOf(left).SequenceCompareTo(SortableOf(right)));

    private ReadOnlySpan<byte> SortableOf((int Start, int Sortable, int Key) place) => _bytes.AsSpan(place.Start, place.Sortable);

    // The larger half is for a later look.
    private void Cut()
    {
        Sort();
        var kept = _places.Count / 2;
        _places.RemoveRange(kept, _places.Count - kept);
        var bytes = new byte[_bytes.Length];
        var length = 0;
        for (var place = 0; place < kept; place++)
        {
            var (start, sortable, key) = _places[place];
            _bytes.AsSpan(start, sortable + key).CopyTo(bytes.AsSpan(length));
            _places[place] = (length, sortable, key);
            length += sortable + key;
        }

        (_bytes, _length) = (bytes, length);
        _largest = SortableOf(_places[^1]).ToArray();
    }
}
