namespace Persistence.Tool.Foreign;

/// <summary>What another program stores, read as sessions.</summary>
internal interface IForeignFormat
{
    /// <summary>The name of the format on the command line.</summary>
    string Name { get; }

    /// <summary>What writes it, in one line, for help.</summary>
    string Description { get; }

    /// <summary>Reads sessions, one after the other; only one of them is in memory at a time, unless the format itself allows nothing else.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="mapping">The path of a mapping file; null for none.</param>
    /// <param name="report">Counts what has no place in a session. It is kept all the same: in the header's or entry's member <c>$unmapped</c>, or in a session of its own.</param>
    /// <returns>The sessions.</returns>
    /// <exception cref="ForeignDataException">The path is not of this format, or is damaged; the text says where.</exception>
    IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report);
}
