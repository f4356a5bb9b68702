namespace Persistence.Json;

/// <summary>The names of files of which something else is known than before, the last ones of them. Guarded by <see cref="SessionCatalog"/>.</summary>
internal sealed class CatalogChanges
{
    private const int Most = 16_384;

    private readonly List<string> _names = [];
    private long _forgotten;

    /// <summary>How many there were.</summary>
    public long Count => _forgotten + _names.Count;

    /// <summary>Notes a change.</summary>
    /// <param name="name">The file's name.</param>
    public void Add(string name)
    {
        if (_names.Count == Most)
        {
            Forget();
        }

        _names.Add(name);
    }

    /// <summary>Says that anything may have changed.</summary>
    public void Forget()
    {
        _forgotten += _names.Count + 1;
        _names.Clear();
    }

    /// <summary>Which files changed.</summary>
    /// <param name="count">How many changes there had been.</param>
    /// <returns>The names, each once; null where that is not known any more.</returns>
    public IReadOnlyCollection<string>? Since(long count) => count < _forgotten ? null : _names.Skip((int)(count - _forgotten)).ToHashSet(StringComparer.Ordinal);
}
