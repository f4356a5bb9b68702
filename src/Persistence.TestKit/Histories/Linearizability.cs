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
        return Search(ordered, 0, default, []);
    }

    private static bool Search(List<HistoryOperation> history, ulong done, State state, HashSet<(ulong, State)> seen)
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
                && Search(history, done | (1UL << index), next, seen))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(ulong done, int index) => (done & (1UL << index)) == 0;

    // The state after the operation; null when the operation cannot have given its answer in this state.
    private static State? Apply(HistoryOperation operation, State state)
    {
        // A change is made without a lease while nobody holds the session, or under the lease that is held.
        var mayChange = state.Lease == operation.Lease;
        var (succeeds, after) = operation.Kind switch
        {
            HistoryKind.Create => (state.Value is null, new State(operation.Value, null)),
            HistoryKind.Save => (mayChange && state.Has(operation.Expected), state with { Value = operation.Value }),
            HistoryKind.Load => (state.Value == operation.Expected, state),
            HistoryKind.Delete => (mayChange && state.Value is not null, default),
            HistoryKind.Acquire => (state is { Value: not null, Lease: null }, state with { Lease = operation.Lease }),
            _ => (true, state.WithoutLease(operation.Lease)),
        };
        return succeeds != operation.Succeeded ? null : operation.Succeeded ? after : state;
    }

    private readonly record struct State(string? Value, string? Lease)
    {
        public bool Has(string? value) => value is not null && Value == value;

        public State WithoutLease(string? lease) => Lease == lease ? this with { Lease = null } : this;
    }
}
