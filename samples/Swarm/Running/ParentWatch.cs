namespace Swarm.Running;

/// <summary>Notices that the process that started this one has ended, or asks for the end: standard input ends then.</summary>
public sealed class ParentWatch : IDisposable
{
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Begins to watch.</summary>
    public ParentWatch() => new Thread(Watch) { IsBackground = true, Name = "parent" }.Start();

    /// <summary>Cancelled when it has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <inheritdoc/>
    public void Dispose() => _ended.Dispose();

    private void Watch()
    {
        while (Console.In.Read() >= 0)
        {
            // Nothing is said to it.
        }

        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The process is at its end.
        }
    }
}
