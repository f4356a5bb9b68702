namespace Persistence.InMemory;

/// <summary>A log in memory, its entry type hidden.</summary>
internal interface IInMemoryLog<TSession>
{
    /// <summary>Gives a session object that was just read its entries.</summary>
    void Load(TSession session, StoredEntry[] stored, int maxEntries);
}
