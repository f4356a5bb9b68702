namespace Persistence.Redis.Connection;

/// <summary>
/// <see cref="Thread.Interrupt"/> of a thread in a blocking call. What was sent is carried out whether anybody waits for it or not, so the call goes on as if
/// nothing had been answered, and the thread is interrupted at its next wait after the call.
/// </summary>
internal static class Interruption
{
    // Until the call ends; otherwise each of its commands would be interrupted anew.
    [ThreadStatic]
    private static bool s_isDue;

    /// <summary>Puts an interrupt of the present thread off until the end of the call.</summary>
    public static void PutOff() => s_isDue = true;

    /// <summary>At the end of the call: interrupts the present thread where that was put off.</summary>
    public static void Deliver()
    {
        if (s_isDue)
        {
            s_isDue = false;
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>Waits as if there were no interrupts.</summary>
    /// <param name="wait">Blocks; may be called again.</param>
    public static void Outlast(Action wait)
    {
        while (true)
        {
            try
            {
                wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                PutOff();
            }
        }
    }
}
