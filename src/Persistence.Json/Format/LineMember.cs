namespace Persistence.Json;

/// <summary>The members of a line, in the order in which they are written.</summary>
internal enum LineMember
{
    /// <summary>The commit's number.</summary>
    Commit,

    /// <summary>When it was made.</summary>
    Time,

    /// <summary>How many lines before this one were written together with it.</summary>
    With,

    /// <summary>The schema version of the class that wrote it, or of an earlier writer if that was higher.</summary>
    Schema,

    /// <summary>The session's version.</summary>
    Version,

    /// <summary>When the session expires.</summary>
    Expires,

    /// <summary>The last sequence of each log after this commit.</summary>
    Last,

    /// <summary>The lease of the session after this commit.</summary>
    Lease,

    /// <summary>The offset of the line that holds the header, when it is not this line.</summary>
    HeaderAt,

    /// <summary>Bytes of headers in this file that later ones superseded.</summary>
    Superseded,

    /// <summary>The offset at which this line was written, by which one that was moved is recognised.</summary>
    At,

    /// <summary>The session's key.</summary>
    Key,

    /// <summary>The header.</summary>
    Header,

    /// <summary>The new entries of each log.</summary>
    Logs,

    /// <summary>The token of the save that made the version.</summary>
    Token,

    /// <summary>The checksum.</summary>
    Crc,
}
