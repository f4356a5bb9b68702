using Persistence.GroupCommit;

namespace Persistence.Sqlite;

/// <summary>One caller's change of the database.</summary>
internal abstract class WriteCommand : CommitTicket
{
    /// <summary>Whether the change is one statement, which changes nothing when it fails and so needs no savepoint.</summary>
    public virtual bool IsSingleStatement => false;

    /// <summary>Makes the change with a statement that is a transaction of its own.</summary>
    /// <param name="writer">The connection that writes, outside of a transaction.</param>
    /// <returns>False when it needs more than that; nothing is changed then.</returns>
    public virtual bool TryExecuteAutocommit(WriterConnection writer) => false;

    /// <summary>Makes the change, inside a transaction. May be called again when the transaction came to nothing.</summary>
    /// <param name="writer">The connection that writes.</param>
    public abstract void Execute(WriterConnection writer);
}
