using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>
/// Throws for a class whose key has other parts than the sessions that are stored, or in another order. It happens when a store is opened: one file is read,
/// or none where its name is enough.
/// </summary>
internal static class KeyCheck
{
    /// <summary>Looks at the first files.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="context">The session class and the store's name.</param>
    /// <param name="sessions">Reads sessions.</param>
    /// <exception cref="SessionSchemaException">Their key is another one.</exception>
    public static void Run<TSession, TKey, TMap>(JsonContext context, StoredSessions sessions)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var check = new StoredKeyCheck(context.Description, context.DisplayName);
        foreach (var name in sessions.Names().Take(StoredKeyCheck.MostSessions))
        {
            if (context.Description.KeyParts.Count == 1 && FileNames.KeyOf(name)?.Contains('/', StringComparison.Ordinal) == false)
            {
                // Of one part, as the class has it.
                return;
            }

            if (IoMode.Result(sessions.TryRead(name, static open => open?.Header, null, IoMode.Blocking)) is { } header)
            {
                check.Add<TSession, TKey, TMap>(header.Key, header.Json, header.Schema);
            }

            if (check.IsDecided)
            {
                return;
            }
        }

        check.ThrowIfOther();
    }
}
