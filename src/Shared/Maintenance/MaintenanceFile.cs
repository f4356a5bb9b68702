namespace Persistence.Upkeep;

/// <summary>
/// Whose work the maintenance of a store of files is: that of the store that holds a file beside them open for itself. The system releases it when the process ends, however it ends; so no clock and no
/// duration is needed. From many threads.
/// </summary>
/// <param name="path">The file; it stays, and is empty.</param>
internal sealed class MaintenanceFile(Func<string> path) : IDisposable
{
    private readonly Lock _gate = new();
    private FileStream? _held;

    /// <summary>Takes it, or goes on holding it.</summary>
    /// <returns>False where another store holds it, or nothing can be written.</returns>
    public bool TryHold()
    {
        lock (_gate)
        {
            var file = path();
            if (_held is not null && File.Exists(file))
            {
                return true;
            }

            Release();
            try
            {
                _held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return true;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Release();
        }
    }

    private void Release()
    {
        _held?.Dispose();
        _held = null;
    }
}
