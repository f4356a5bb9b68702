using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Creates sessions and saves them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="create">Writes a new file.</param>
/// <param name="update">Adds to a file.</param>
/// <param name="unique">Checks unique values.</param>
/// <param name="logs">The logs of the class.</param>
internal sealed class SaveCommand<TSession, TKey, TMap>(CreateCommand create, UpdateCommand<TSession> update, UniqueConstraint<TSession, TKey, TMap> unique, IReadOnlyList<StoredLog> logs)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Encodes the header.</summary>
    /// <param name="session">The session.</param>
    /// <param name="key">The stored text of its key.</param>
    /// <param name="isCreation">Whether the session must be new.</param>
    /// <param name="errors">Receives what cannot be stored.</param>
    /// <returns>The save, without entries.</returns>
    public static JsonSave<TSession> Prepare(TSession session, string key, bool isCreation, ValidationErrors errors)
    {
        var writer = EncodedCommit.Scratch;
        TMap.WriteHeader(writer, session);
        writer.CollectFailures(errors, "");
        return new JsonSave<TSession>(session, key, isCreation, writer.Written.ToArray());
    }

    /// <summary>Makes the commit.</summary>
    /// <param name="save">The save.</param>
    /// <param name="throwIfChanged">Throws when a session changed since it was loaded: given the stored version, token and last sequences.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask Run(JsonSave<TSession> save, Action<PreparedSave<TSession>, long, long, Func<LogDescription, long>> throwIfChanged, IoMode mode)
    {
        void CheckVersion(SessionState state) => throwIfChanged(save, state.Version, state.Token, log => logs[log.Ordinal].Names.LastIn(state.Logs));

        ValueTask<SessionState> Write(Action? checkUnique, IoMode how) =>
            save.IsCreation ? create.Run(save.Commit, (save.Token, save.OwnExpiry), checkUnique, how) : update.Run(save, CheckVersion, checkUnique, how);

        var after = unique.CheckOf(save) is { } check
            ? await unique.WithLock(save.Key, () => Write(check, IoMode.Blocking), mode).ConfigureAwait(false)
            : await Write(null, mode).ConfigureAwait(false);
        save.Complete(after.Token, save.Header);
        foreach (var log in logs)
        {
            save.CompleteLog(log.Description.Ordinal, log.Names.LastIn(after.Logs));
        }
    }
}
