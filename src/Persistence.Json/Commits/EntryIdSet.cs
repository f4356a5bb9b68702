namespace Persistence.Json;

/// <summary>The entry ids that a session's logs hold, up to a commit. To be used under the lock of the session only.</summary>
internal sealed class EntryIdSet
{
    private readonly List<HashSet<string>> _logs = [];

    /// <summary>The commit up to which the ids are known; null before any.</summary>
    public SessionState? UpTo { get; set; }

    /// <summary>How many ids are held.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an id.</summary>
    /// <param name="log">The log's ordinal.</param>
    /// <param name="id">The id.</param>
    /// <returns>False when the log holds it already.</returns>
    public bool Add(int log, string id)
    {
        while (_logs.Count <= log)
        {
            _logs.Add(new HashSet<string>(StringComparer.Ordinal));
        }

        var isNew = _logs[log].Add(id);
        Count += isNew ? 1 : 0;
        return isNew;
    }
}
