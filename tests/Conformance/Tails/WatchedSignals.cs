using Persistence.Engine;

namespace Persistence.Conformance;

/// <summary>Signals that record who listens.</summary>
/// <param name="interval">The poll interval.</param>
/// <param name="patience">For how long a tail goes on while the store is unavailable.</param>
internal sealed class WatchedSignals(TimeSpan interval, TimeSpan patience = default) : TailSignals(new object(), interval)
{
    /// <summary>The keys that are listened to.</summary>
    public List<string> Listening { get; } = [];

    public override TimeSpan Patience => patience;

    public override IDisposable Listen(string key, Action wake)
    {
        Listening.Add(key);
        return new Ending(() => Listening.Remove(key));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
