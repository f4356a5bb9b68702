using System.ComponentModel;

namespace Persistence.Search;

/// <summary>What was read of a session at the moment at which its change was seen: its header, or the entries of a log up to the last one. Immutable.</summary>
/// <param name="after">The sequence after which the entries begin; 0 for a header.</param>
/// <param name="stored">It, as the backend stores it, which decodes it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionContent(long after, object stored)
{
    /// <summary>The sequence after which the entries begin; 0 for a header.</summary>
    public long After => after;

    /// <summary>It, as the backend stores it, which decodes it.</summary>
    public object Stored => stored;
}
