using System.Globalization;

namespace Persistence.Json;

/// <summary>Keeps damaged files, under names that no session has. Under the lock of the session.</summary>
/// <param name="context">Path and clock.</param>
/// <param name="directory">Opens files.</param>
/// <param name="writes">Writes them.</param>
internal sealed class Quarantine(JsonContext context, StoreDirectory directory, DurableWrites writes)
{
    private const int CopyLength = 256 * 1024;

    /// <summary>Moves a session file into quarantine.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>The path under which it is kept.</returns>
    public string Move(SessionFile file)
    {
        var kept = NewName(file, "damaged");
        file.Folder!.Rename(file.Name, kept);
        file.Forget();
        writes.FsyncNames(file.Folder!);
        return context.PathOf(kept);
    }

    /// <summary>Copies a session file into quarantine.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <returns>The path of the copy.</returns>
    public string Copy(SessionFile file, IStoredFile stored)
    {
        var kept = NewName(file, "damaged");
        using var copy = directory.Open(file.Folder!, kept, FileUse.Replace)!;
        var chunk = new byte[CopyLength];
        for (var (at, count) = (0L, stored.Read(0, chunk)); count > 0; count = stored.Read(at, chunk))
        {
            copy.Write(at, chunk.AsSpan(0, count));
            at += count;
        }

        writes.Fsync(copy);
        writes.FsyncNames(file.Folder!);
        return context.PathOf(kept);
    }

    /// <summary>Keeps a part of a session file.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="part">The bytes.</param>
    /// <returns>The path under which they are kept.</returns>
    public string KeepTail(SessionFile file, ReadOnlySpan<byte> part)
    {
        var kept = NewName(file, "torn");
        using var copy = directory.Open(file.Folder!, kept, FileUse.Replace)!;
        writes.Write(copy, 0, part);
        writes.FsyncNames(file.Folder!);
        return context.PathOf(kept);
    }

    private string NewName(SessionFile file, string what)
    {
        var time = context.Now.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        return $"{file.Name}.{what}-{time}-{Guid.NewGuid().ToString("N")[..8]}";
    }
}
