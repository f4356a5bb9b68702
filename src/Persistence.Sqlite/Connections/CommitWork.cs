namespace Persistence.Sqlite;

/// <summary>One caller's change, waiting to be part of a transaction.</summary>
internal sealed class CommitWork
{
    private readonly Action<SqliteLink> _change;

    public CommitWork(Action<SqliteLink> change) => _change = change;

    /// <summary>What went wrong with this change; null when it is committed.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether the transaction it was part of has ended.</summary>
    public bool IsDone { get; set; }

    public void Apply(SqliteLink link) => _change(link);
}
