namespace Persistence.TestKit;

/// <summary>What a case works with: stores on a fresh environment, and a clock it may move.</summary>
public sealed class CaseContext : IDisposable
{
    private readonly TestEnvironment _environment;
    private readonly List<IDisposable> _stores = [];

    // A server's native expiry counts in real time, so the clock starts there.
    private readonly ManualTimeProvider _clock = new(DateTimeOffset.UtcNow);

    /// <summary>Starts a case.</summary>
    /// <param name="environment">A fresh environment; it is disposed with the context.</param>
    public CaseContext(TestEnvironment environment) => _environment = environment;

    /// <summary>The environment.</summary>
    public TestEnvironment Environment => _environment;

    /// <summary>The clock of every store that the case opens. It stands still unless the case moves it.</summary>
    /// <exception cref="CaseSkippedException">The stores go by a clock that no case can move.</exception>
    public ManualTimeProvider Clock =>
        _environment.HasClockOfItsOwn ? throw new CaseSkippedException("the stores go by a clock that no case can move") : _clock;

    /// <summary>The present by the clock of the stores.</summary>
    public DateTimeOffset Now => _environment.HasClockOfItsOwn ? DateTimeOffset.UtcNow : _clock.GetUtcNow();

    /// <summary>Opens a store; each call gives another one on the same environment.</summary>
    /// <typeparam name="TStore">The generated interface.</typeparam>
    /// <returns>The store, which is disposed with the context.</returns>
    public TStore Open<TStore>()
        where TStore : class, IDisposable
    {
        var store = _environment.Open<TStore>(_clock);
        lock (_stores)
        {
            _stores.Add(store);
        }

        return store;
    }

    /// <summary>Closes every store, as the end of the process would do.</summary>
    public void CloseAll()
    {
        lock (_stores)
        {
            _stores.ForEach(store => store.Dispose());
            _stores.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseAll();
        _environment.Dispose();
    }
}
