namespace Persistence.Engine;

/// <summary>
/// Divides a batch into rounds, in each of which a key occurs once: what concerns a key a second time is prepared when the first change of it is made.
/// What cannot be prepared is an outcome of its own.
/// </summary>
/// <typeparam name="TItem">What a caller gave.</typeparam>
/// <typeparam name="TPrepared">What an engine gets.</typeparam>
/// <param name="items">What the caller gave.</param>
/// <param name="prepare">Prepares one.</param>
/// <param name="keyOf">The text of its key.</param>
internal sealed class BatchRounds<TItem, TPrepared>(IReadOnlyList<TItem> items, Func<TItem, TPrepared> prepare, Func<TPrepared, string> keyOf)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<int> _round = [];
    private int _next;

    /// <summary>What became of each, in the order of the items.</summary>
    public BatchOutcome<bool>[] Outcomes { get; } = new BatchOutcome<bool>[items.Count];

    /// <summary>Prepares the next round.</summary>
    /// <param name="most">The most that a round has.</param>
    /// <returns>What to do; nothing at the end.</returns>
    public List<TPrepared> Next(int most)
    {
        var prepared = new List<TPrepared>();
        _keys.Clear();
        _round.Clear();
        for (; _next < items.Count && prepared.Count < most; _next++)
        {
            if (!TryPrepare(items[_next], out var one))
            {
                continue;
            }

            if (!_keys.Add(keyOf(one)))
            {
                break;
            }

            prepared.Add(one);
            _round.Add(_next);
        }

        return prepared;
    }

    /// <summary>Takes what became of a round.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public void Take(IReadOnlyList<BatchOutcome<bool>> outcomes)
    {
        for (var position = 0; position < outcomes.Count; position++)
        {
            Outcomes[_round[position]] = outcomes[position];
        }
    }

    private bool TryPrepare(TItem item, out TPrepared prepared)
    {
        try
        {
            prepared = prepare(item);
            return true;
        }
        catch (SessionException error)
        {
            Outcomes[_next] = new BatchOutcome<bool>(false, error);
            prepared = default!;
            return false;
        }
    }
}
