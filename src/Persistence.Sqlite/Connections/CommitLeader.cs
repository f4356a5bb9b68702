using System.Diagnostics;
using Persistence.GroupCommit;
using Persistence.Monitoring;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>
/// Leads group commits: with synchronous=FULL the disk is the cost of a commit, so changes that wait at the same time share one
/// transaction. Each change stands or falls alone.
/// </summary>
internal sealed class CommitLeader : IDisposable
{
    // Of the last commit: less than a half gains nothing here, where callers come back within microseconds.
    private const int DelayDivisor = 4;

    // Where commits are quick, waking another leader takes as long as a commit. So the leader goes on with those that wait,
    // but its own caller does not wait much longer than for a commit on a slow disk.
    private static readonly TimeSpan s_longestLead = TimeSpan.FromMilliseconds(1);

    private readonly WriterConnection _writer;
    private readonly WriteTransaction _transaction;
    private readonly CommitMeter _meter;
    private readonly GroupCommitQueue<WriteCommand> _queue;
    private readonly List<WriteCommand> _batch = [];
    private bool _isClosed;

    /// <summary>Makes the leader of a connection.</summary>
    /// <param name="writer">The connection that writes.</param>
    /// <param name="telemetry">Reports commits.</param>
    public CommitLeader(WriterConnection writer, StoreTelemetry telemetry)
    {
        (_writer, _meter) = (writer, new CommitMeter(writer.Context, telemetry));
        _transaction = new WriteTransaction(writer);
        Caller = new CallerScope(this, writer, _transaction);
        _queue = new GroupCommitQueue<WriteCommand>(() => ThreadPool.UnsafeQueueUserWorkItem(static leader => leader.LeadTasks(), this, preferLocal: false), DelayDivisor);
    }

    /// <summary>Which transaction the caller is inside of.</summary>
    public CallerScope Caller { get; }

    /// <summary>Whether the caller is inside <see cref="CommitTogether"/> or in a <see cref="TransactionFlow"/>.</summary>
    public bool IsInsideTransaction => Caller.IsInside;

    /// <summary>Commits a change, alone or with others; what goes wrong is its <see cref="CommitTicket.Fault"/>.</summary>
    public void Commit(WriteCommand command)
    {
        if (!Caller.TryRunAsPart(command) && (_queue.TryLead(command) || !command.WaitUntilDone()))
        {
            Lead(command, command);
        }
    }

    /// <summary>Commits a change without holding a thread meanwhile; what goes wrong is its <see cref="CommitTicket.Fault"/>.</summary>
    public Task CommitAsync(WriteCommand command) => Caller.TryRunAsPart(command) ? Task.CompletedTask : _queue.EnqueueAsync(command);

    /// <summary>Commits a change by itself that nobody depends on, unless somebody writes or the caller is inside a transaction; what goes wrong is its <see cref="CommitTicket.Fault"/>.</summary>
    /// <param name="command">The change.</param>
    /// <returns>False where nothing was tried.</returns>
    public bool TryCommit(WriteCommand command)
    {
        if (IsInsideTransaction || !_writer.Writing.TryEnter())
        {
            return false;
        }

        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            _writer.Context.Files!.RequireBeforeWriting();
            _meter.Begin();
            if (!_transaction.TryRun(command))
            {
                return false;
            }

            _writer.Context.Files!.RequireAfterCommit();
            _meter.End(1);
        }
        catch (Exception fault)
        {
            command.Fault = fault;
        }
        finally
        {
            _writer.Writing.Exit();
        }

        return true;
    }

    /// <summary>Runs several changes in one transaction, all or nothing; inside another one, as a part of it.</summary>
    /// <param name="changes">Calls <see cref="Commit"/> for each. False undoes all of them.</param>
    public void CommitTogether(Func<bool> changes)
    {
        using (Uninterrupted.Enter(_writer.Writing))
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            var isOutermost = !_writer.Context.IsInTransaction;
            _meter.Begin();
            _transaction.RunAll(changes);
            if (isOutermost)
            {
                _meter.End(1);
            }
        }
    }

    /// <summary>Waits for the transaction at work and closes the connection.</summary>
    public void Dispose()
    {
        using (Uninterrupted.Enter(_writer.Writing))
        {
            _isClosed = true;
            _writer.Dispose();
        }
    }

    private void LeadTasks()
    {
        if (_queue.TryLeadAwaited() is { } first)
        {
            Lead(first, null);
        }
    }

    private void Lead(WriteCommand first, WriteCommand? own)
    {
        using (Uninterrupted.Enter(_writer.Writing))
        {
            var began = Stopwatch.GetTimestamp();
            _batch.Add(first);
            bool leadsOn;
            do
            {
                _queue.CollectBatch(_batch);
                RunBatch();
                leadsOn = _queue.CompleteBatch(_batch, own, Stopwatch.GetElapsedTime(began) < s_longestLead);
                _batch.Clear();
            }
            while (leadsOn);
        }
    }

    private void RunBatch()
    {
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            _transaction.YieldToOtherProcess();
            _writer.Context.Files!.RequireBeforeWriting();
            _meter.Begin();
            _transaction.RunEach(_batch);
            _writer.Context.Files!.RequireAfterCommit();
            _meter.End(_batch);
        }
        catch (Exception fault)
        {
            _batch.ForEach(command => command.Fault ??= fault);
        }
    }
}
