using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Sessions;

namespace Persistence.Redis.Commits;

/// <summary>A session object on its way to the server.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="key">The stored text of its key.</param>
/// <param name="isCreation">Whether it must be new.</param>
internal sealed class RedisSave<TSession>(TSession session, string key, bool isCreation) : PreparedSave<TSession>(session, key, isCreation)
    where TSession : class, IPersistedSession
{
    /// <summary>What is sent.</summary>
    public required CommitDraft Draft { get; init; }
}
