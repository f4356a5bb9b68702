namespace Persistence.Tool.Canonical;

/// <summary>What bytes of a document are.</summary>
internal enum ChunkPart
{
    /// <summary>Lines of a session: its checksum is that of them.</summary>
    Session,

    /// <summary>The line with the checksum of the session, which is put into it.</summary>
    Checksum,

    /// <summary>The line of a class, which is in the checksum of all.</summary>
    Class,

    /// <summary>What no checksum concerns.</summary>
    Apart,

    /// <summary>The session before turned out to be damaged: it has no checksum.</summary>
    Abandoned,
}
