using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Reads session files, reports in the store's words what is wrong with one, and goes on past it where many are read.</summary>
/// <param name="directory">Lists files.</param>
/// <param name="journal">Reads files.</param>
/// <param name="damage">Reports damaged ones.</param>
internal sealed class StoredSessions(StoreDirectory directory, JournalReader journal, DamageReport damage)
{
    /// <summary>Lists the session files.</summary>
    /// <returns>Their names, in no order.</returns>
    public IReadOnlyList<string> Names() => directory.Names();

    /// <summary>Reads a session.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="read">Reads; null for an absent session.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="SessionCorruptedException">The file is damaged where it was read.</exception>
    public async ValueTask<T> Read<T>(string name, string? key, Func<OpenSession?, T> read, IoMode mode)
    {
        try
        {
            return await journal.Read(name, key, read, mode).ConfigureAwait(false);
        }
        catch (LineDamageException problem)
        {
            throw damage.Corrupted(name, key, problem);
        }
    }

    /// <summary>Reads a session, or says why it cannot be read. A file of another session is none that could be named.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Reads; null for an absent session.</param>
    /// <param name="skipped">Receives a session that cannot be read; null to ignore it.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was read; the default when it cannot be read.</returns>
    public async ValueTask<T?> TryRead<T>(string name, Func<OpenSession?, T> read, List<SkippedSession>? skipped, IoMode mode)
    {
        try
        {
            return await Read(name, null, read, mode).ConfigureAwait(false);
        }
        catch (SessionException problem) when (IsOfOneSession(problem))
        {
            if (!IsForeign(problem))
            {
                skipped?.Add(new SkippedSession(FileNames.KeyOf(name) ?? name, problem.Message));
            }

            return default;
        }
    }

    /// <summary>Reads a session if it can be read as it stands: nothing is repaired, and nobody waited for.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Reads; null for an absent session.</param>
    /// <returns>What was read; the default where it cannot be read.</returns>
    public async ValueTask<T?> Peek<T>(string name, Func<OpenSession?, T> read)
    {
        try
        {
            return await journal.Peek(name, read).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LineDamageException || (fault is SessionException problem && IsOfOneSession(problem)))
        {
            return default;
        }
    }

    /// <summary>Whether a file is another session's.</summary>
    /// <param name="problem">What reading it ended with.</param>
    /// <returns>True when it is.</returns>
    public static bool IsForeign(SessionException problem) => problem.InnerException is LineDamageException { IsForeign: true };

    /// <summary>Whether a problem concerns one session, so that others may be usable.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>False when it concerns the whole store.</returns>
    public static bool IsOfOneSession(SessionException problem) =>
        problem is SessionCorruptedException or SessionSchemaException || (problem is SessionStoreUnavailableException && FileFault.IsOfOneFile(problem.InnerException));
}
