using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>How files hold one log of a session class, session and entry type hidden.</summary>
/// <param name="description">The log.</param>
internal abstract class StoredLog(LogDescription description)
{
    /// <summary>The log.</summary>
    public LogDescription Description => description;

    /// <summary>The names under which files hold it.</summary>
    public LogNames Names { get; } = new(description);

    /// <summary>Makes a reader of ids.</summary>
    /// <param name="ids">Receives the ids.</param>
    /// <returns>The reader.</returns>
    public abstract EntryReader NewIdReader(EntryIdSet ids);
}
