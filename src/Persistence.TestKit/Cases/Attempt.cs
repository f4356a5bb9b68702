namespace Persistence.TestKit;

/// <summary>Calls whose refusal is an answer, for cases in which several writers meet.</summary>
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
