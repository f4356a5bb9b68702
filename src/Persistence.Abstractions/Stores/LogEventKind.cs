namespace Persistence;

/// <summary>What a tail of a log reports.</summary>
public enum LogEventKind
{
    /// <summary>An entry of the log.</summary>
    Entry,

    /// <summary>Everything that was stored when the tail looked has been read. Reported once; what follows is read as it is committed.</summary>
    CaughtUp,

    /// <summary>The log ended: its session was deleted or expired, or another one has its key now. Nothing follows.</summary>
    Ended,
}
