namespace Persistence.Sqlite;

/// <summary>A change that is a piece of code.</summary>
internal sealed class ChangeWork(Action<SqliteLink> change) : CommitWork
{
    public override void Apply(SqliteLink link) => change(link);
}
