using Multichat.Sessions;

namespace Multichat.Stores;

/// <summary>An open store, with what the program prints about it.</summary>
/// <param name="sessions">The sessions. They, and what they need, are disposed with this object.</param>
/// <param name="description">What it is and where, for people.</param>
/// <param name="size">Counts the bytes that the store occupies; null where it is not known.</param>
/// <param name="connection">What the sessions need; null for nothing.</param>
public sealed class ChatStore(IMultichatSessionStore sessions, string description, Func<long?> size, IDisposable? connection = null) : IDisposable
{
    /// <summary>The sessions.</summary>
    public IMultichatSessionStore Sessions => sessions;

    /// <summary>What it is and where, for people.</summary>
    public string Description => description;

    /// <summary>How many bytes the store occupies; null where it is not known.</summary>
    public long? Size() => size();

    /// <inheritdoc/>
    public void Dispose()
    {
        sessions.Dispose();
        connection?.Dispose();
    }
}
