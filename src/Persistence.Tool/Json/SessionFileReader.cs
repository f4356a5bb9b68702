using Persistence.Json;
using Persistence.Mapping;

namespace Persistence.Tool.Json;

/// <summary>Opens session files to read, without a lock and without a change: a torn last write is left where it is, as a commit that was never made.</summary>
/// <param name="folder">The folder of the class.</param>
internal sealed class SessionFileReader(string folder)
{
    // A writer may be at it: what looks damaged is read again.
    private const int MostLooks = 10;

    private readonly IFileFolder _folder = SystemFiles.Instance.OpenFolder(folder);

    /// <summary>Opens a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Null when it is absent, or holds no commit.</returns>
    /// <exception cref="LineDamageException">It is damaged.</exception>
    public OpenSession? Open(string name)
    {
        for (var look = 1; ; look++)
        {
            IStoredFile? stored = null;
            try
            {
                stored = _folder.Open(name, FileUse.Read);
                if (stored is null)
                {
                    return null;
                }

                stored = FileInMemory.Of(stored);
                var tail = JournalTail.Read(new SessionFile(folder, name, static _ => Task.CompletedTask), stored);
                if (tail.State is { } state)
                {
                    return new OpenSession(stored, state) { IsUnfinished = tail.IsUnfinished };
                }

                stored.Dispose();
                return null;
            }
            catch (LineDamageException) when (look < MostLooks)
            {
                stored?.Dispose();
                Thread.Sleep(1);
            }
            catch (IrregularFileException problem)
            {
                throw new LineDamageException(0, problem.Message, problem);
            }
        }
    }

    /// <summary>How many names a file has.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>1 where the system does not say.</returns>
    public uint NamesOf(string name) => _folder.StatusOf(name)?.Names ?? 1;

    /// <summary>The key in a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Null where it cannot be read.</returns>
    public string? TryReadKey(string name) => Try(name, static open => open.Header.Key);

    /// <summary>The kinds of the parts of the key of a file's session.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Null where it cannot be read.</returns>
    public IReadOnlyList<KeyPartKind>? TryReadKinds(string name) => Try(name, static open => KeyKinds.Of(open.Header.Key, open.Header.Json));

    private T? Try<T>(string name, Func<OpenSession, T> read)
        where T : class
    {
        try
        {
            var open = Open(name);
            using var file = open?.File;
            return open is null ? null : read(open);
        }
        catch (Exception problem) when (problem is LineDamageException or IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
