namespace Persistence.Json;

/// <summary>One caller's commit, waiting to be written.</summary>
internal sealed class PendingCommit
{
    private readonly Func<CommitContext, CommitTrailer?> _write;

    /// <summary>Prepares a commit.</summary>
    /// <param name="write">
    /// Checks the session's state, writes the line's content, and gives the state after it; null when there is nothing
    /// to write. What it throws concerns this commit alone.
    /// </param>
    public PendingCommit(Func<CommitContext, CommitTrailer?> write) => _write = write;

    public Exception? Fault { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Writes the line into the batch.</summary>
    /// <returns>The state after it; null when nothing was written.</returns>
    public CommitTrailer? TryWrite(CommitContext context)
    {
        var start = context.Writer.Length;
        try
        {
            context.Writer.WriteRaw("{"u8);
            if (_write(context) is { } trailer)
            {
                CommitLine.End(context.Writer, start, trailer, context.Now);
                return trailer;
            }
        }
        catch (Exception fault)
        {
            Fault = fault;
        }

        context.Writer.Truncate(start);
        return null;
    }
}
