using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The check of the ids of entries.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EntryIdRules
{
    /// <summary>
    /// The id of an entry was set. An id that was not set is the same for every entry, and a log takes each id once: all entries but the first would be lost.
    /// </summary>
    public static void Require(ValidationErrors errors, string member, bool isUnset)
    {
        if (isUnset)
        {
            errors.Add(member, "it is the entry's id and was not set; give each entry an id of its own");
        }
    }

    /// <summary>Whether a text is no id: null or empty.</summary>
    public static bool IsUnset(string? value) => string.IsNullOrEmpty(value);

    /// <summary>Whether a value is no id: null, zero, <see cref="Guid.Empty"/> or another type's default.</summary>
    public static bool IsUnset<T>(T value) => EqualityComparer<T>.Default.Equals(value, default);
}
