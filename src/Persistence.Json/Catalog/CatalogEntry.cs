namespace Persistence.Json;

/// <summary>What is known of one session file. Immutable.</summary>
/// <param name="name">The file's name.</param>
/// <param name="stamp">The file as it was when that was read.</param>
internal sealed class CatalogEntry(string name, FileStamp stamp)
{
    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>The file as it was.</summary>
    public FileStamp Stamp => stamp;

    /// <summary>Whether the file would have another stamp if it had changed since it was read.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The session's key; null when it is unknown, or none of the class.</summary>
    public string? Key { get; init; }

    /// <summary>The key in a form that sorts as the key does.</summary>
    public string? Sortable { get; init; }

    /// <summary>When the session expires; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The values to find it by; null for a file that has to be read each time: it holds no session that this class can read, or one is being written.</summary>
    public (int Index, string Value)[]? Values { get; init; }
}
