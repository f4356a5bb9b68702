using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Whether an entry was changed, for entries that can be.</summary>
/// <typeparam name="TEntry">The entry type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EntryFingerprint<TEntry> : EntryFingerprint
{
    /// <summary>A number that is the same for the same content, within this process.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The number.</returns>
    public abstract int Take(TEntry entry);
}
