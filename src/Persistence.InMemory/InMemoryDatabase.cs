using Persistence.InMemory;
using Persistence.Mapping;

namespace Persistence;

/// <summary>
/// What in-memory stores share, as a folder, database or server is shared by the other backends: stores opened over
/// the same object see the same sessions. Thread-safe.
/// </summary>
public sealed class InMemoryDatabase
{
    private readonly Dictionary<string, SortedDictionary<string, StoredSession>> _tables = new(StringComparer.Ordinal);

    // What each storage name's class looked like that opened it last. Only to be touched under the lock.
    internal Dictionary<string, string> Shapes { get; } = new(StringComparer.Ordinal);

    // One lock for everything: commits only exchange references inside it, and a test has no need of more.
    internal Lock Gate { get; } = new();

    internal IEnumerable<SortedDictionary<string, StoredSession>> Tables => _tables.Values;

    // Sessions by the sortable form of their keys. Only to be touched under the lock.
    internal SortedDictionary<string, StoredSession> Table(string name)
    {
        lock (Gate)
        {
            if (!_tables.TryGetValue(name, out var table))
            {
                _tables[name] = table = new SortedDictionary<string, StoredSession>(KeyOrder.Utf8);
            }

            return table;
        }
    }
}
