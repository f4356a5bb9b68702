using System.Diagnostics;
using Persistence.GroupCommit;

namespace Persistence.Json;

/// <summary>A change of a session that waits for its group commit; or a caller that needs the session alone.</summary>
/// <param name="apply">Adds the change's record to a batch, or throws and adds nothing; null for a caller that needs the session alone.</param>
internal sealed class JournalTicket(Action<CommitBatch>? apply) : CommitTicket
{
    /// <inheritdoc/>
    public override bool IsExclusive => apply is null;

    /// <summary>Since when the caller waits: a time stamp of <see cref="Stopwatch"/>.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>The session after the change.</summary>
    public SessionState? After { get; private set; }

    /// <summary>Adds the change to a batch.</summary>
    /// <param name="batch">The batch.</param>
    public void Apply(CommitBatch batch)
    {
        try
        {
            apply!(batch);
            After = batch.State;
        }
        catch (Exception fault)
        {
            // Whatever it is, it belongs to the caller of this change, and not to the thread that leads.
            Fault = fault;
        }
    }
}
