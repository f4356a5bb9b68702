namespace Persistence.Sqlite;

/// <summary>
/// A transaction of an asynchronous caller. SQLite's transaction, and the lock of the connection, belong to a thread, and the caller goes on on any: so a thread of its own
/// holds them, and makes the calls of the caller's flow, wherever they come from, one after another.
/// </summary>
internal sealed class TransactionFlow
{
    private static readonly AsyncLocal<TransactionFlow?> s_current = new();

    // How many are at work. Where there is none, which is the rule, nobody has to look for one.
    private static int s_count;

    private readonly CommitLeader _leader;
    private readonly TransactionFlow? _outer;
    private readonly TransactionCalls _calls = new();
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isMade;

    private TransactionFlow(CommitLeader leader, TransactionFlow? outer) => (_leader, _outer) = (leader, outer);

    /// <summary>The transaction of a leader whose flow the caller belongs to; null for none.</summary>
    /// <param name="leader">The leader.</param>
    public static TransactionFlow? Of(CommitLeader leader)
    {
        var flow = Volatile.Read(ref s_count) == 0 ? null : s_current.Value;
        while (flow is not null && (flow._leader != leader || flow._calls.AreOver))
        {
            flow = flow._outer;
        }

        return flow;
    }

    /// <summary>Runs changes in one transaction, all or nothing.</summary>
    /// <param name="leader">Who commits.</param>
    /// <param name="changes">Makes them.</param>
    /// <param name="cancellation">Cancels it while it waits for others that write.</param>
    public static async Task Run(CommitLeader leader, Func<Task> changes, CancellationToken cancellation)
    {
        var flow = new TransactionFlow(leader, s_current.Value);
        new Thread(flow.Hold) { IsBackground = true, Name = "SQLite transaction" }.UnsafeStart();
        await flow.Begin(cancellation).ConfigureAwait(false);
        Interlocked.Increment(ref s_count);
        try
        {
            // Seen by what the changes call, and not by the caller of this one.
            s_current.Value = flow;
            await changes().ConfigureAwait(false);
            flow._isMade = true;
        }
        finally
        {
            s_current.Value = flow._outer;
            flow._calls.End();
            Interlocked.Decrement(ref s_count);
            await flow._ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What went wrong with the commit; an error of the changes was thrown above.
        await flow._ended.Task.ConfigureAwait(false);
    }

    /// <summary>Makes a call inside the transaction.</summary>
    /// <param name="call">The call.</param>
    /// <returns>False when the transaction has ended: a flow that outlives it is in no transaction any more.</returns>
    public bool TryRun(Action call) => _calls.TryMake(call);

    /// <summary>Makes a change inside the transaction.</summary>
    /// <param name="transaction">Runs it there.</param>
    /// <param name="command">The change.</param>
    /// <returns>False when the transaction has ended.</returns>
    public bool TryRun(WriteTransaction transaction, WriteCommand command) => _calls.TryMake(() => transaction.RunAsPart(command));

    /// <summary>Reads inside the transaction.</summary>
    /// <param name="read">Reads.</param>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="result">What was read.</param>
    /// <returns>False when the transaction has ended.</returns>
    public bool TryRead<T>(Func<SqliteConnectionContext, T> read, SqliteConnectionContext connection, out T result)
    {
        var found = default(T)!;
        var isRead = _calls.TryMake(() => found = read(connection));
        result = found;
        return isRead;
    }

    // A thread that waits for the lock when this is cancelled finds nothing to do once it has it.
    private async Task Begin(CancellationToken cancellation)
    {
        try
        {
            await _began.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            _calls.End();
            throw;
        }
    }

    private void Hold()
    {
        try
        {
            _leader.CommitTogether(MakeCalls);
            _ended.SetResult();
        }
        catch (Exception fault)
        {
            // What it could not begin with, or could not commit.
            _began.TrySetException(fault);
            _ended.SetException(fault);
        }
    }

    private bool MakeCalls()
    {
        _began.SetResult();
        _calls.MakeAll();
        return _isMade;
    }
}
