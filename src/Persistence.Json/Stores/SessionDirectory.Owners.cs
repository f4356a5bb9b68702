namespace Persistence.Json;

/// <content>Whose file it is.</content>
internal sealed partial class SessionDirectory
{
    private const string NoCommit = "the file holds no whole commit, so its session counts as absent";

    // A file that was copied, linked or renamed to this name is another session's. Asked once for each file: what is read on
    // from a commit that was seen before is of the same file.
    private static void RefuseForeign(SessionFile file, IStoredFile stored, SessionState? state)
    {
        if (state is null)
        {
            return;
        }

        var header = state.Header ??= OpenSession.ReadHeader(stored, state);
        if (header.Key != file.Key && FileNames.Of(header.Key) != file.Name)
        {
            throw new LineDamageException(state.HeaderAt, ForeignTo(header.Key)) { IsOfText = false, IsForeign = true };
        }
    }

    private static string ForeignTo(string key) => $"the file belongs to session '{key}', whose file has another name";

    /// <summary>Says what is wrong with a file that can be read, or holds nothing. Not for who writes: it opens the file anew.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="isSession">Whether a session was read from it.</param>
    /// <exception cref="LineDamageException">It is there and holds no session, or has other names too.</exception>
    public void RefuseUnsound(string name, bool isSession)
    {
        var folder = CurrentFolder();
        if (!isSession)
        {
            using var stored = OpenIn(folder, name, FileUse.Read);
            if (stored is not null)
            {
                throw new LineDamageException(0, NoCommit) { IsOfText = false };
            }
        }
        else if (folder.StatusOf(name) is { Names: > 1 } status)
        {
            throw new LineDamageException(0, IrregularFileException.Linked(status.Names).Message) { IsOfText = false };
        }
    }
}
