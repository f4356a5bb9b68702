namespace Persistence.Json;

/// <summary>A place in a session file that is not as the engine wrote it. The stores turn it into SessionCorruptedException.</summary>
internal sealed class LineDamageException(long offset, string problem, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>Where the damaged line begins, in bytes from the start of the file.</summary>
    public long Offset => offset;
}
