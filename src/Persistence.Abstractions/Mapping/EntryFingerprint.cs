using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Whether an entry was changed, for entries that can be.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EntryFingerprint
{
}
