using System.Runtime.ExceptionServices;

namespace Persistence.TestKit;

/// <summary>Work on a thread of its own, beside a case that goes on.</summary>
internal sealed class Background
{
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    public Background(Action work)
    {
        _thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception failure)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }
        });
        _thread.Start();
    }

    /// <summary>Waits for its end, and throws what ended it.</summary>
    public void End()
    {
        _thread.Join();
        _failure?.Throw();
    }
}
