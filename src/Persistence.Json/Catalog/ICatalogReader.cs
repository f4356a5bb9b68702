namespace Persistence.Json;

/// <summary>Reads what a catalog has to know of a session file.</summary>
internal interface ICatalogReader
{
    /// <summary>Reads a file as it stands: nothing is repaired, and nobody waited for.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="stamp">The file as it was before.</param>
    /// <param name="isSettled">Whether it would have another stamp by now if it had changed since.</param>
    /// <returns>What it says.</returns>
    CatalogEntry Read(string name, FileStamp stamp, bool isSettled);
}
