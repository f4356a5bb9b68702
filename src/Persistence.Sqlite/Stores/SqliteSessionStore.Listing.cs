using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Listing.</content>
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
        var page = Database.Read(null, FirstPage());
        while (true)
        {
            foreach (var key in page)
            {
                yield return key;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            page = Database.Read(null, PageBehind(page[^1]));
        }
    }

    /// <summary>Reads the first keys.</summary>
    private protected Func<SqliteLink, List<TKey>> FirstPage() => Listing(s_sql.FirstPage, static _ => { }, PageSize);

    /// <summary>Reads the keys behind one.</summary>
    private protected Func<SqliteLink, List<TKey>> PageBehind(TKey last) => Listing(s_sql.NextPage, select => TMap.BindKey(select, 3, last), PageSize);

    // ?1 is the present, ?2 the limit, the rest is the caller's.
    private Func<SqliteLink, List<TKey>> Listing(string sql, Action<SqliteStatement> bind, int limit) => link =>
    {
        var select = link.Prepare(sql);
        select.BindInt64(1, Now.ToUnixTimeMilliseconds());
        select.BindInt64(2, limit);
        var keys = new List<TKey>();
        try
        {
            bind(select);
            if (select.Thrown is { } thrown)
            {
                throw SessionErrors.Unusable($"A value of {TMap.Description.ClassName}", Store, thrown.Problem, thrown.Cause);
            }

            while (select.Step())
            {
                keys.Add(TMap.ReadKey(select, 0));
            }

            return keys;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw new SessionCorruptedException($"{Store} holds a key that is none of its class: {fault.Message}. Nothing was changed; run Verify to see what is affected.", null, Store, fault);
        }
        finally
        {
            select.Reset();
        }
    };
}
