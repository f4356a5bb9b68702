using Persistence.Mapping;

namespace Persistence.Redis.Indexes;

/// <summary>Which keys a sortable form may be of, where the class may have had a key of other parts when it was stored.</summary>
internal static class KeyForms
{
    /// <summary>What stands between the parts of a sortable form.</summary>
    public const char Separator = '\0';

    // Of more parts each may be a text or a number in too many ways.
    private const int MostParts = 5;

    /// <summary>The stored forms, that of the class first.</summary>
    /// <param name="sortable">The sortable form.</param>
    /// <param name="own">The parts of the class's key.</param>
    public static IEnumerable<string> Of(string sortable, IReadOnlyList<KeyPartKind> own)
    {
        var count = sortable.Count(Separator) + 1;
        return Kinds(Math.Min(count, MostParts))
            .Prepend(own)
            .Where(kinds => kinds.Count == count)
            .Select(kinds => TryRead(sortable, kinds))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<KeyPartKind>> Kinds(int count) =>
        Enumerable.Range(0, 1 << count).Select(bits => (IReadOnlyList<KeyPartKind>)[.. Enumerable.Range(0, count).Select(part => (KeyPartKind)((bits >> part) & 1))]).Reverse();

    private static string? TryRead(string sortable, IReadOnlyList<KeyPartKind> kinds)
    {
        try
        {
            var stored = KeyOrder.FromSortable(sortable, kinds);
            return KeyOrder.ToSortable(stored, kinds) == sortable ? stored : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
