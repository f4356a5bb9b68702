namespace Persistence.Json;

/// <content>Going on past sessions that cannot be read.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    // Reads a session, or says why it cannot be read. A file of another session is none that could be named.
    private T? TryRead<T>(string name, Func<OpenSession?, T> read, List<SkippedSession>? skipped = null)
    {
        try
        {
            return Read(name, null, read);
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

    private static bool IsForeign(SessionException problem) => problem.InnerException is LineDamageException { IsForeign: true };

    private static bool IsOfOneSession(SessionException problem) =>
        problem is SessionCorruptedException or SessionSchemaException || (problem is SessionStoreUnavailableException && FileFault.IsOfOneFile(problem.InnerException));
}
