using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Listing. A row whose key is none of the class is passed over: it never hides the others.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <summary>How many keys are read at once.</summary>
    private protected const int PageSize = 256;

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys()
    {
        ThrowIfDisposed();
        return StreamKeys();
    }

    private IEnumerable<TKey> StreamKeys()
    {
        RawKey? last = null;
        do
        {
            var page = Database.Read(null, PageAfter(last));
            foreach (var key in page.Keys)
            {
                yield return key;
            }

            last = page.Last;
        }
        while (last is not null);
    }

    /// <summary>Reads the keys after one; null for the first ones.</summary>
    private protected Func<SqliteLink, KeyPage<TKey>> PageAfter(RawKey? last) => link =>
    {
        var select = Select(link, last is null ? s_sql.FirstPage : s_sql.NextPage, PageSize);
        try
        {
            last?.Bind(select, 3);
            var keys = new List<TKey>();
            for (var rows = 1; select.Step(); rows++)
            {
                if (TryTellKey(select, 0, out var key, out _))
                {
                    keys.Add(key);
                }

                if (rows == PageSize)
                {
                    return new KeyPage<TKey>(keys, RawKey.Read(select, 0, s_sql.KeyCount));
                }
            }

            return new KeyPage<TKey>(keys, null);
        }
        finally
        {
            select.Reset();
        }
    };

    /// <summary>Counts the sessions that <see cref="Keys"/> lists.</summary>
    private protected long Count(SqliteLink link)
    {
        var select = Select(link, s_sql.LiveKeys, 0);
        try
        {
            long count = 0;
            while (select.Step())
            {
                count += TryTellKey(select, 0, out _, out _) ? 1 : 0;
            }

            return count;
        }
        finally
        {
            select.Reset();
        }
    }

    // ?1 is the present, ?2 the most rows, the rest is the caller's. Rows that are passed over do not count, so SQLite is not told how many are wanted.
    private Func<SqliteLink, SessionKeys<TKey>> Finding(string sql, Action<SqliteStatement> bind, int limit) => link =>
    {
        var select = Select(link, sql, -1);
        var (keys, skipped) = (new List<TKey>(), new List<SkippedSession>());
        try
        {
            bind(select);
            if (select.Thrown is { } thrown)
            {
                throw SessionErrors.Unusable($"A value of {TMap.Description.ClassName}", Store, thrown.Problem, thrown.Cause);
            }

            while (keys.Count < limit && select.Step())
            {
                if (TryTellKey(select, 0, out var key, out var problem))
                {
                    keys.Add(key);
                }
                else
                {
                    skipped.Add(new SkippedSession(RawText(select, 0), $"its key is none of {TMap.Description.ClassName}: {problem}"));
                }
            }

            return new SessionKeys<TKey>(keys, skipped);
        }
        finally
        {
            select.Reset();
        }
    };

    private SqliteStatement Select(SqliteLink link, string sql, int limit)
    {
        var select = link.Prepare(sql);
        select.BindInt64(1, Now.ToUnixTimeMilliseconds());
        if (limit != 0)
        {
            select.BindInt64(2, limit);
        }

        return select;
    }

    // Gives false, with the reason, where a row's key is none that a session of this class can have.
    private static bool TryTellKey(SqliteStatement row, int first, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TKey? key, out string problem)
    {
        try
        {
            key = TMap.ReadKey(row, first);
            problem = KeyText.Problem(TMap.FormatKey(key)) ?? "";
            return problem.Length == 0;
        }
        catch (Exception fault) when (fault is SessionValidationException || ColumnDamageException.IsDamage(fault))
        {
            key = default;
            problem = fault.Message;
            return false;
        }
    }

    // A key as it is stored, for people.
    private static string RawText(SqliteStatement row, int first)
    {
        var parts = Enumerable.Range(first, s_sql.KeyCount).Select(row.ReadText).ToArray();
        return parts.Length == 1 ? parts[0] : KeyText.Join(parts);
    }
}
