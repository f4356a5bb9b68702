namespace Persistence.Serialization;

/// <summary>Collections that are made empty and filled.</summary>
internal static class Filling
{
    public static TCollection Of<TCollection, T>(List<T> elements)
        where TCollection : class, ICollection<T>, new()
    {
        var result = new TCollection();
        foreach (var element in elements)
        {
            result.Add(element);
        }

        return result;
    }

    // Keys that its comparer takes for one are one: the last value stays, as with each dictionary.
    public static TMap Of<TMap, TKey, TValue>(Dictionary<TKey, TValue> pairs)
        where TMap : class, IDictionary<TKey, TValue>, new()
        where TKey : notnull
    {
        var result = new TMap();
        foreach (var (key, value) in pairs)
        {
            result[key] = value;
        }

        return result;
    }
}
