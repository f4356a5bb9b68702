namespace Persistence.Json;

/// <summary>A place in a session file that is not as the engine wrote it. The stores turn it into SessionCorruptedException.</summary>
internal sealed class LineDamageException(long offset, string problem, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>Where the damaged line begins, in bytes from the start of the file.</summary>
    public long Offset => offset;

    /// <summary>Whether the file is another session's.</summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// Whether the text of the file is not as a store wrote it, which a survey can say more of. False for a file that is as it
    /// was written and cannot be this session's.
    /// </summary>
    public bool IsOfText { get; init; } = cause is not (IrregularFileException or Serialization.JsonDataException);
}
