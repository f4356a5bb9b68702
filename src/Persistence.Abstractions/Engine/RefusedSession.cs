using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// Stands for the engine of a session class that the build refused. Its stores exist, so that code which names them gets no errors of its own,
/// and cannot be constructed: code that suppresses the error about the class gets it here.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RefusedSession
{
    /// <summary>Throws.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="session">The name of the class.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static SessionEngine<TSession, TKey> Engine<TSession, TKey>(string session)
        where TSession : class, IPersistedSession
        where TKey : notnull =>
        throw new InvalidOperationException(
            $"The session class {session} has no stores, because the build found an error in it (its id begins with PG); mend that in place of suppressing it.");
}
