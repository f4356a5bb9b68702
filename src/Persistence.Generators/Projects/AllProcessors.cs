using System.Runtime.ExceptionServices;

namespace Persistence.Generators.Projects;

/// <summary>
/// Does the same for many classes, on all processors. The compiler calls generators one after another on one thread, and everything else of a build waits for
/// them: of a thousand classes on two processors it takes two thirds of the time.
/// </summary>
internal static class AllProcessors
{
    /// <summary>Of fewer, to begin costs more than it saves.</summary>
    public const int Least = 8;

    /// <summary>Does the work.</summary>
    /// <param name="count">How many times.</param>
    /// <param name="work">Does it once; gets 0 to <paramref name="count"/> - 1, on several threads at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void For(int count, Action<int> work, CancellationToken cancellation)
    {
        if (count < Least)
        {
            for (var index = 0; index < count; index++)
            {
                work(index);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, work);
        }
        catch (AggregateException faults)
        {
            // As on one thread: the compiler reports the first.
            ExceptionDispatchInfo.Capture(faults.Flatten().InnerExceptions[0]).Throw();
        }
    }
}
