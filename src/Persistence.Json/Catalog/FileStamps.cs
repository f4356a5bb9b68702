namespace Persistence.Json;

/// <summary>The stamps of many files, asked for with all processors: each is one call of the system.</summary>
internal static class FileStamps
{
    private const int PartLength = 1024;

    /// <summary>Asks for stamps.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The files.</param>
    /// <param name="beside">What is done meanwhile; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>A stamp for each; null where the system does not say.</returns>
    public static FileStamp?[] Of(IFileFolder folder, IReadOnlyList<string> names, Action? beside, CancellationToken cancellation)
    {
        var stamps = new FileStamp?[names.Count];

        // The calling thread takes part, so nothing waits for a thread of the pool.
        Parallel.For(beside is null ? 0 : -1, (names.Count + PartLength - 1) / PartLength, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            if (part < 0)
            {
                beside!();
                return;
            }

            for (var position = part * PartLength; position < Math.Min((part + 1) * PartLength, names.Count); position++)
            {
                stamps[position] = folder.StatusOf(names[position]) is { } status ? FileStamp.Of(status) : null;
            }
        });
        return stamps;
    }
}
