using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>The index entries of one commit.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    private void WriteIndexes(SqliteLink link, long id, TSession session, bool isCreation, ValidationErrors errors)
    {
        if (s_collectionIndexes.Length > 0)
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(session, values);
            foreach (var index in s_collectionIndexes)
            {
                WriteCollection(link, index, id, values, isCreation);
            }
        }

        foreach (var index in s_uniqueIndexes)
        {
            RefuseDuplicate(link, index, id, errors);
        }
    }

    // Only what changed is written: most saves leave a collection as it is.
    private static void WriteCollection(SqliteLink link, IndexSql index, long id, IndexValues values, bool isCreation)
    {
        var stored = StoredValues(link, index, id);
        if (isCreation && stored.Count > 0)
        {
            // Of an earlier session of that number, which a tool deleted without foreign_keys. Its key stands beside each value.
            RunOn(link, index.Clear, id);
            stored.Clear();
        }

        foreach (var (ordinal, value) in values.Values)
        {
            if (ordinal == index.Index.Ordinal && !stored.Remove(value))
            {
                RunOn(link, index.Add, id, value);
            }
        }

        foreach (var value in stored)
        {
            RunOn(link, index.Remove, id, value);
        }
    }

    // What the header holds and its multi-valued indexes do not, and the other way round.
    private static void CheckCollections(SqliteLink link, long id, string key, TSession session, List<IntegrityFinding> findings)
    {
        var held = new IndexValues();
        TMap.CollectIndexValues(session, held);
        foreach (var index in s_collectionIndexes)
        {
            var values = held.Values.Where(entry => entry.Index == index.Index.Ordinal).Select(static entry => entry.Value).ToHashSet(StringComparer.Ordinal);
            try
            {
                CheckCollection(link, index, (id, key), values, findings);
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
            {
                // No session is damaged by it, so it is said once.
                var dropped = new IntegrityFinding(null, IndexPlace(index), $"{fault.Message}: a version of the program whose class does not index this member has dropped it; open the store anew, which fills it");
                if (!findings.Contains(dropped))
                {
                    findings.Add(dropped);
                }
            }
        }
    }

    private static void CheckCollection(SqliteLink link, IndexSql index, (long Id, string Key) session, HashSet<string> missing, List<IntegrityFinding> findings)
    {
        var location = $"{IndexPlace(index)}, session {session.Id}";
        var select = link.Prepare(index.Verified);
        try
        {
            select.BindInt64(1, session.Id);
            while (select.Step())
            {
                var value = select.ReadText(0);
                if (!missing.Remove(value) || select.ReadInt64(1) == 0)
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

    private static string IndexPlace(IndexSql index) => $"table '{SqliteSchema.IndexTable(TMap.Table, index.Index)}'";

    private static HashSet<string> StoredValues(SqliteLink link, IndexSql index, long id)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var select = link.Prepare(index.Stored);
        select.BindInt64(1, id);
        try
        {
            while (select.Step())
            {
                values.Add(select.ReadText(0));
            }

            return values;
        }
        finally
        {
            select.Reset();
        }
    }

    private static void RunOn(SqliteLink link, string sql, long id, string value)
    {
        var statement = link.Prepare(sql);
        statement.BindInt64(1, id);
        statement.BindText(2, value);
        statement.Run();
    }

    private void RefuseDuplicate(SqliteLink link, IndexSql index, long id, ValidationErrors errors)
    {
        var other = link.Prepare(index.Other);
        other.BindInt64(1, Now.ToUnixTimeMilliseconds());
        other.BindInt64(2, id);
        try
        {
            if (other.Step())
            {
                errors.Add(TMap.Description.Indexes[index.Index.Ordinal].Name, ValidationProblems.TakenValue);
            }
        }
        finally
        {
            other.Reset();
        }
    }
}
