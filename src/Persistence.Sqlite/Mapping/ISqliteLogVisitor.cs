using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Sqlite.Mapping;

/// <summary>Is shown each log of a session class with its types, so that engine code can be generic over them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISqliteLogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>Is called once for each log.</summary>
    /// <typeparam name="TEntry">The entry type of the log.</typeparam>
    /// <typeparam name="TLog">The generated map of the log.</typeparam>
    void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>;
}
