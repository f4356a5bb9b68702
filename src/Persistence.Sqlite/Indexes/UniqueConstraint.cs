using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>The unique indexes of a session class. Expired sessions do not count, so no constraint of a table can do it.</summary>
/// <param name="context">Tables and statements.</param>
internal sealed class UniqueConstraint(SqliteContext context)
{
    /// <summary>Reports each value of a session that another one has. Inside the transaction that wrote the session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="errors">Receives the failures.</param>
    public void Check(SqliteConnectionContext connection, long id, ValidationErrors errors)
    {
        foreach (var index in context.Sql.UniqueIndexes)
        {
            var other = connection.Prepare(index.Other);
            other.Parameters.BindInt64(1, context.NowMilliseconds);
            other.Parameters.BindInt64(2, id);
            try
            {
                if (other.Step())
                {
                    errors.Add(context.Description.Indexes[index.Index.Ordinal].Name, ValidationProblems.TakenValue);
                }
            }
            finally
            {
                other.Reset();
            }
        }
    }
}
