using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>
/// <see cref="Thread.Interrupt"/> of a thread in a blocking call. A change that was sent is carried out whether or not the thread waits
/// for it, so the call goes on, and the thread is interrupted at its next wait after the call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeferredInterrupt
{
    // Until the call ends; otherwise each of its commands would be interrupted again.
    [ThreadStatic]
    private static bool s_isDue;

    /// <summary>Defers an interrupt of the present thread to the end of the call.</summary>
    public static void Defer() => s_isDue = true;

    /// <summary>At the end of the call: interrupts the present thread if that was deferred.</summary>
    public static void Deliver()
    {
        if (s_isDue)
        {
            s_isDue = false;
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>Waits, and defers an interrupt that comes meanwhile.</summary>
    /// <param name="wait">Blocks; may be called again.</param>
    public static void Ignore(Action wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        while (true)
        {
            try
            {
                wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                Defer();
            }
        }
    }
}
