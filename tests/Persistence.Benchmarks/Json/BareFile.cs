using Microsoft.Win32.SafeHandles;

namespace Persistence.Benchmarks.Json;

/// <summary>The least a durable append can be: a file that stays open, one write at its end, one fsync.</summary>
internal sealed class BareFile(string path) : IDisposable
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
    private long _end;

    /// <summary>Appends bytes and waits for the disk.</summary>
    public void Append(byte[] bytes)
    {
        RandomAccess.Write(_handle, bytes, _end);
        _end += bytes.Length;
        RandomAccess.FlushToDisk(_handle);
    }

    public void Dispose() => _handle.Dispose();
}
