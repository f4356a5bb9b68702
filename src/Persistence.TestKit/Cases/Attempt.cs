namespace Persistence.TestKit;

/// <summary>Calls whose exception is an answer, for cases in which several writers meet.</summary>
internal static class Attempt
{
    public static bool Save<TSession, TKey>(ISessionStore<TSession, TKey> store, TSession session)
        where TSession : class
        where TKey : notnull
    {
        try
        {
            store.Save(session);
            return true;
        }
        catch (SessionConflictException)
        {
            return false;
        }
    }

    public static bool Change(Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (SessionLeaseLostException)
        {
            return false;
        }
    }

    public static bool Release(SessionLease lease)
    {
        lease.Dispose();
        return true;
    }

    public static async Task<int> SaveAsync<TSession, TKey>(IAsyncSessionStore<TSession, TKey> store, TSession session, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        try
        {
            await store.SaveAsync(session, cancellationToken).ConfigureAwait(false);
            return 1;
        }
        catch (SessionConflictException)
        {
            return 0;
        }
    }

    public static async Task<List<T>> ToList<T>(IAsyncEnumerable<T> elements)
    {
        var list = new List<T>();
        await foreach (var element in elements.ConfigureAwait(false))
        {
            list.Add(element);
        }

        return list;
    }

    public static bool Create<TSession, TKey>(ISessionStore<TSession, TKey> store, TSession session)
        where TSession : class
        where TKey : notnull
    {
        try
        {
            store.Create(session);
            return true;
        }
        catch (SessionExistsException)
        {
            return false;
        }
    }
}
