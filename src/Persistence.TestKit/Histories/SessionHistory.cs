using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>Lets clients work on one session at the same time and records what each operation answered. Thread-safe.</summary>
/// <param name="clock">
/// A clock that never goes back and that all clients share: <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> for the processes of one
/// machine. Null: a counter, for the threads of this process.
/// </param>
public sealed class SessionHistory(Func<long>? clock = null)
{
    private readonly List<HistoryOperation> _operations = [];
    private long _counter;

    /// <summary>What was recorded so far.</summary>
    public IReadOnlyList<HistoryOperation> Operations
    {
        get
        {
            lock (_operations)
            {
                return [.. _operations];
            }
        }
    }

    /// <summary>Does random operations, as one client.</summary>
    /// <param name="store">The client's store.</param>
    /// <param name="key">The session.</param>
    /// <param name="client">The client's number, which makes its values its own.</param>
    /// <param name="count">How many operations.</param>
    public void Work(IServerSettingStore store, string key, int client, int count)
    {
        ArgumentNullException.ThrowIfNull(store);
        var random = new Random(client);
        ServerSetting? loaded = null;
        for (var number = 0; number < count; number++)
        {
            var value = $"{client}/{number}";
            switch (random.Next(6))
            {
                case 0:
                    loaded = Create(store, key, value) ?? loaded;
                    break;
                case 1:
                    Record(HistoryKind.Delete, null, null, () => store.Delete(key));
                    break;
                case 2 or 3 when loaded is not null:
                    Save(store, loaded, value);
                    break;
                default:
                    loaded = Load(store, key) ?? loaded;
                    break;
            }
        }
    }

    private ServerSetting? Create(IServerSettingStore store, string key, string value)
    {
        var setting = new ServerSetting { Name = key, Value = value };
        return Record(HistoryKind.Create, null, value, () => Attempt.Create(store, setting)) ? setting : null;
    }

    private ServerSetting? Load(IServerSettingStore store, string key)
    {
        var start = Now();
        var setting = store.Find(key);
        Add(new HistoryOperation(HistoryKind.Load, setting?.Value, null, true, start, Now()));
        return setting;
    }

    private void Save(IServerSettingStore store, ServerSetting loaded, string value)
    {
        var expected = loaded.Value;
        loaded.Value = value;
        if (!Record(HistoryKind.Save, expected, value, () => Attempt.Save(store, loaded)))
        {
            loaded.Value = expected;
        }
    }

    private bool Record(HistoryKind kind, string? expected, string? value, Func<bool> operation)
    {
        var start = Now();
        var succeeded = operation();
        Add(new HistoryOperation(kind, expected, value, succeeded, start, Now()));
        return succeeded;
    }

    /// <summary>Adds what clients in other processes recorded.</summary>
    /// <param name="operations">Their operations, timed by the same clock.</param>
    public void Include(IEnumerable<HistoryOperation> operations)
    {
        lock (_operations)
        {
            _operations.AddRange(operations);
        }
    }

    private long Now() => clock?.Invoke() ?? Interlocked.Increment(ref _counter);

    private void Add(HistoryOperation operation)
    {
        lock (_operations)
        {
            _operations.Add(operation);
        }
    }
}
