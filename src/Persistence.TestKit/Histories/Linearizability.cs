namespace Persistence.TestKit;

/// <summary>
/// Decides whether a history of one session is linearizable: whether the operations can be put in one order, which
/// keeps the order of those that did not overlap, such that each gave the answer it must give in that order.
/// </summary>
/// <remarks>
/// The search is the one of Wing and Gong (Testing and Verifying Concurrent Objects, 1993): take any operation that no
/// other one precedes, apply it, go on, and go back when it leads nowhere; a state reached by the same set of operations
/// is not searched twice, as Lowe proposed (Testing for Linearizability, 2017).
/// </remarks>
public static class Linearizability
{
    /// <summary>The most operations a history may have.</summary>
    public const int MostOperations = 64;

    /// <summary>Checks a history of one session that did not exist at its start.</summary>
    /// <param name="history">The operations, in any order.</param>
    /// <returns>True when it is linearizable.</returns>
    /// <exception cref="ArgumentException">The history has more than <see cref="MostOperations"/> operations.</exception>
    public static bool IsLinearizable(IReadOnlyList<HistoryOperation> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count > MostOperations)
        {
            throw new ArgumentException($"A history has at most {MostOperations} operations, this one has {history.Count}.", nameof(history));
        }

        var ordered = history.OrderBy(operation => operation.Start).ToList();
        return Search(ordered, 0, null, []);
    }

    private static bool Search(List<HistoryOperation> history, ulong done, string? state, HashSet<(ulong, string?)> seen)
    {
        if (ulong.PopCount(done) == (ulong)history.Count)
        {
            return true;
        }

        if (!seen.Add((done, state)))
        {
            return false;
        }

        // Whatever ended before this moment must come first.
        var firstEnd = Enumerable.Range(0, history.Count).Where(index => IsOpen(done, index)).Min(index => history[index].End);
        for (var index = 0; index < history.Count; index++)
        {
            if (IsOpen(done, index)
                && history[index].Start <= firstEnd
                && Apply(history[index], state) is { } next
                && Search(history, done | (1UL << index), next.State, seen))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(ulong done, int index) => (done & (1UL << index)) == 0;

    // The state after the operation; null when the operation cannot have given its answer in this state.
    private static Outcome? Apply(HistoryOperation operation, string? state)
    {
        var (succeeds, after) = operation.Kind switch
        {
            HistoryKind.Create => (state is null, operation.Value),
            HistoryKind.Save => (state is not null && state == operation.Expected, operation.Value),
            HistoryKind.Load => (state == operation.Expected, state),
            _ => (state is not null, null),
        };
        return succeeds == operation.Succeeded ? new Outcome(succeeds ? after : state) : null;
    }

    private sealed record Outcome(string? State);
}
