using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>A save on its way into a file.</summary>
internal sealed class JsonSave<TSession> : PreparedSave<TSession>
    where TSession : class, IPersistedSession
{
    /// <summary>Prepares a save.</summary>
    /// <param name="session">The session.</param>
    /// <param name="key">The stored text of its key.</param>
    /// <param name="isCreation">Whether the session must be new.</param>
    /// <param name="header">The header's JSON.</param>
    public JsonSave(TSession session, string key, bool isCreation, byte[] header)
        : base(session, key, isCreation)
    {
        // A header that did not change is not written again.
        var isUnchanged = StoredHeader is { } stored && header.AsSpan().SequenceEqual(stored);
        Commit = new EncodedCommit { Key = key, Header = isUnchanged ? [] : header };
        Header = header;
    }

    /// <summary>What is written.</summary>
    public EncodedCommit Commit { get; }

    /// <summary>The session's header, whether or not it is written.</summary>
    public byte[] Header { get; }

    /// <summary>The token of the version that the save makes.</summary>
    public long Token { get; } = SessionTracking.NewToken();
}
