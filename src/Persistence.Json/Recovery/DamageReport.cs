using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Reports damaged files in the store's words.</summary>
/// <param name="context">The store's name.</param>
/// <param name="directory">Opens files.</param>
internal sealed class DamageReport(JsonContext context, StoreDirectory directory)
{
    /// <summary>Makes the error of a session that cannot be read.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key; null when only the file is known.</param>
    /// <param name="damage">What was found.</param>
    /// <returns>The error.</returns>
    public SessionCorruptedException Corrupted(string name, string? key, LineDamageException damage)
    {
        var subject = key ?? FileNames.KeyOf(name) ?? "?";
        var where = LocationOf(name, damage);
        return Harmless(name, damage) is { } harmless
            ? new SessionCorruptedException($"Session '{subject}' in {context.DisplayName} cannot be read, at {where}: {harmless}. Nothing was changed.", subject, context.DisplayName, damage)
            : StoredDataErrors.Recoverable(subject, context.DisplayName, where, damage.Message, damage);
    }

    /// <summary>Makes the error of a session that cannot be created where something damaged is stored.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="damage">What was found.</param>
    /// <returns>The error.</returns>
    public SessionCorruptedException Occupied(string name, string key, LineDamageException damage) =>
        new($"Session '{key}' in {context.DisplayName} cannot be created, because what is stored under its key is damaged, at {LocationOf(name, damage)}: {Explain(name, damage)}. Nothing was changed; make it whole with Recover, or remove it with Delete, which keeps the damaged file.", key, context.DisplayName, damage);

    /// <summary>Where damage is.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="damage">What was found.</param>
    /// <returns>Part of a sentence.</returns>
    public string LocationOf(string name, LineDamageException damage) => $"file '{context.PathOf(name)}', byte {damage.Offset}";

    /// <summary>Says what is wrong with a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="damage">What was found.</param>
    /// <returns>A sentence without its full stop.</returns>
    public string Explain(string name, LineDamageException damage) => Harmless(name, damage) ?? damage.Message;

    /// <summary>Checks a file that can be read, or holds nothing. Not for a writer, which opens the file again.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="isSession">Whether a session was read from it.</param>
    /// <exception cref="LineDamageException">It is there and holds no session, or has other names too.</exception>
    public void ThrowIfUnsound(string name, bool isSession)
    {
        var folder = directory.Current();
        if (!isSession)
        {
            using var stored = directory.Open(folder, name, FileUse.Read);
            if (stored is not null)
            {
                throw new LineDamageException(0, JournalTail.NoCommit) { IsOfText = false };
            }
        }
        else if (folder.StatusOf(name) is { Names: > 1 } status)
        {
            throw new LineDamageException(0, IrregularFileException.Linked(status.Names).Message) { IsOfText = false };
        }
    }

    // What other programs made of the text of a file, when every commit is valid; null when something may be lost, or it cannot be said.
    private string? Harmless(string name, LineDamageException damage)
    {
        if (!damage.IsOfText)
        {
            return null;
        }

        try
        {
            using var stored = directory.Open(directory.Current(), name, FileUse.Read);
            return stored is null ? null : Harmless(new FileSurvey(stored).Run(), damage);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or LineDamageException)
        {
            // What was to be explained is reported as it was found.
            return null;
        }
    }

    private static string? Harmless(FileSurvey survey, LineDamageException damage) => survey switch
    {
        { Key: null } or { Findings: "" } => null,
        { IsComplete: true } => $"{survey.Findings}; nothing is lost, and Recover of the session, or of the store, makes the file whole",
        { IsMoved: true, IsDamaged: false } => $"{damage.Message}; {survey.Findings}; every line that is there is whole, and Recover of the session, or of the store, makes one session of them",
        _ => null,
    };
}
