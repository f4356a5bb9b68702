namespace Persistence.Json;

/// <summary>What other programs leave in a text file, and what is no loss.</summary>
[Flags]
internal enum ForeignText
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Carriage returns.</summary>
    CarriageReturns = 1,

    /// <summary>A byte order mark.</summary>
    ByteOrderMark = 2,

    /// <summary>The marks of an unfinished merge.</summary>
    ConflictMarkers = 4,

    /// <summary>Spaces, empty lines, or lines that were joined.</summary>
    Spaces = 8,

    /// <summary>Text that may have been a commit.</summary>
    Other = 16,
}
