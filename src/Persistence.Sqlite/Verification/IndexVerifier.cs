using System.Text.Unicode;
using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Finds what a header holds and its multi-valued indexes do not, and the other way round.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class IndexVerifier<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Compares a session with its indexes.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The number of the session's row.</param>
    /// <param name="key">The stored text of its key.</param>
    /// <param name="session">The session.</param>
    /// <param name="findings">Receives what differs.</param>
    public void Check(SqliteConnectionContext connection, long id, string key, TSession session, List<IntegrityFinding> findings)
    {
        var held = new IndexValues();
        TMap.CollectIndexValues(session, held);
        foreach (var index in context.Sql.FoldedIndexes)
        {
            var value = held.Values.Where(entry => entry.Index == index.Index.Ordinal).Select(static entry => entry.Value).FirstOrDefault();
            CheckFolded(connection, index, (id, key), value, findings);
        }

        foreach (var index in context.Sql.MultiValuedIndexes)
        {
            var values = held.Values.Where(entry => entry.Index == index.Index.Ordinal).Select(static entry => entry.Value).ToHashSet(StringComparer.Ordinal);
            try
            {
                Check(connection, index, (id, key), values, findings);
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
            {
                // No session is damaged by it, so it is said once.
                var dropped = new IntegrityFinding(null, Place(index), $"{fault.Message}: a version of the program whose class does not index this member has dropped it; open the store again, which rebuilds it");
                if (!findings.Contains(dropped))
                {
                    findings.Add(dropped);
                }
            }
        }
    }

    private static void Check(SqliteConnectionContext connection, IndexSql index, (long Id, string Key) session, HashSet<string> missing, List<IntegrityFinding> findings)
    {
        var location = $"{Place(index)}, session {session.Id}";
        var select = connection.Prepare(index.Verified);
        try
        {
            select.Parameters.BindInt64(1, session.Id);
            while (select.Step())
            {
                var stored = select.Row.ReadUtf8(0);
                var value = StoredText.Show(stored);
                if (!Utf8.IsValid(stored) || !missing.Remove(value) || select.Row.ReadInt64(1) == 0)
                {
                    findings.Add(new IntegrityFinding(session.Key, location, $"the value '{value}' is in the index with another key or is not the session's"));
                }
            }
        }
        finally
        {
            select.Reset();
        }

        findings.AddRange(missing.Select(value => new IntegrityFinding(session.Key, location, $"the session's value '{value}' is not in the index")));
    }

    private static void CheckFolded(SqliteConnectionContext connection, IndexSql index, (long Id, string Key) session, string? value, List<IntegrityFinding> findings)
    {
        var select = connection.Prepare(index.Verified);
        try
        {
            select.Parameters.BindInt64(1, session.Id);
            if (value is not null && select.Step() && StoredText.Show(select.Row.ReadUtf8(0)) != value)
            {
                findings.Add(new IntegrityFinding(session.Key, $"column '{FoldedSql.Column(index.Index.Column)}', session {session.Id}", $"the session's value '{value}' is not in the index: another program wrote it; open the store again, which adds it"));
            }
        }
        finally
        {
            select.Reset();
        }
    }

    private static string Place(IndexSql index) => $"table '{index.ValueTable}'";
}
