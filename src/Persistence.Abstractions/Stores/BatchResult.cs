using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Persistence;

/// <summary>What became of a call that changed several sessions: each has a commit of its own, and one that failed keeps no other from being made.</summary>
/// <typeparam name="T">The sessions, or keys, that the call was given.</typeparam>
public sealed class BatchResult<T>
{
    /// <summary>Makes the result of a call.</summary>
    /// <param name="succeeded">How many sessions were changed.</param>
    /// <param name="failures">Those that were not, in the order of the call; null for none.</param>
    public BatchResult(int succeeded, IReadOnlyList<BatchFailure<T>>? failures = null) => (Succeeded, Failures) = (succeeded, failures ?? []);

    /// <summary>How many sessions were created, saved or deleted. A session to delete that is absent is none of them, and no failure.</summary>
    public int Succeeded { get; }

    /// <summary>The sessions that were not changed, in the order of the call, each with the error that the single call would have thrown.</summary>
    public IReadOnlyList<BatchFailure<T>> Failures { get; }

    /// <summary>Throws the error of the first failure, if there is one. The other changes stay made.</summary>
    /// <exception cref="SessionException">A session could not be changed.</exception>
    public void ThrowIfFailed()
    {
        if (Failures.Count > 0)
        {
            ExceptionDispatchInfo.Throw(Failures[0].Error);
        }
    }

    /// <summary>Says both numbers.</summary>
    /// <returns>For example <c>3 succeeded, 1 failed</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Succeeded} succeeded, {Failures.Count} failed");
}
