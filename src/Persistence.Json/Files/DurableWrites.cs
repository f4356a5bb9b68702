namespace Persistence.Json;

/// <summary>Writes, and waits for the disk where the store's durability asks for it.</summary>
/// <param name="isDurable">Whether to wait.</param>
internal sealed class DurableWrites(bool isDurable)
{
    /// <summary>Whether it waits.</summary>
    public bool IsDurable => isDurable;

    /// <summary>Writes bytes to a file.</summary>
    /// <param name="stored">The open file.</param>
    /// <param name="offset">Where.</param>
    /// <param name="bytes">The bytes.</param>
    public void Write(IStoredFile stored, long offset, ReadOnlySpan<byte> bytes)
    {
        stored.Write(offset, bytes);
        if (isDurable)
        {
            stored.Sync();
        }
    }

    /// <summary>Cuts a file.</summary>
    /// <param name="stored">The open file.</param>
    /// <param name="length">The new length.</param>
    public void Truncate(IStoredFile stored, long length)
    {
        stored.SetLength(length);
        if (isDurable)
        {
            stored.Sync();
        }
    }

    /// <summary>Waits until what was written to a file is on disk.</summary>
    /// <param name="stored">The open file.</param>
    public void Fsync(IStoredFile stored)
    {
        if (isDurable)
        {
            stored.Sync();
        }
    }

    /// <summary>Waits until the names of files are on disk.</summary>
    /// <param name="folder">Their directory.</param>
    public void FsyncNames(IFileFolder folder)
    {
        if (isDurable)
        {
            folder.Sync();
        }
    }
}
