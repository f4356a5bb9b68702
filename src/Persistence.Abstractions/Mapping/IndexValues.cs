using System.ComponentModel;
using System.Text;

namespace Persistence.Mapping;

/// <summary>Collects the values of a session's indexed members, each as <see cref="IndexText"/>. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IndexValues
{
    private readonly List<(int Index, string Value)> _values = [];

    /// <summary>Whether those of indexes over several members are left out: conditions and orders are of one member.</summary>
    internal bool IsOfMembersAlone { get; init; }

    /// <summary>The values so far, in the order of their indexes. A multi-valued member gives each value once.</summary>
    public IReadOnlyList<(int Index, string Value)> Values => _values;

    /// <summary>Adds the value of an index.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>; null is not indexed.</param>
    public void Add(int index, string? value)
    {
        if (value is not null)
        {
            _values.Add((index, value));
        }
    }

    /// <summary>Adds the elements of a collection; null ones are not indexed, equal ones once.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="values">The elements; null for a null collection.</param>
    public void AddAll(int index, IEnumerable<string?>? values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values ?? [])
        {
            if (value is not null && seen.Add(value))
            {
                _values.Add((index, value));
            }
        }
    }

    /// <summary>Adds the value of an index over several members, whose own values were added before.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="parts">The ordinals of the members' indexes.</param>
    public void AddCompound(int index, ReadOnlySpan<int> parts)
    {
        if (IsOfMembersAlone)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var part in parts)
        {
            CompoundText.Append(text, ValueOf(part));
        }

        _values.Add((index, text.ToString()));
    }

    /// <summary>Forgets the values, to collect those of another session.</summary>
    public void Clear() => _values.Clear();

    private string? ValueOf(int index)
    {
        foreach (var (ordinal, value) in _values)
        {
            if (ordinal == index)
            {
                return value;
            }
        }

        return null;
    }
}
