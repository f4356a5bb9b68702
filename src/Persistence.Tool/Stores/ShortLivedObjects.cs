namespace Persistence.Tool.Stores;

/// <summary>
/// Frees what sessions that were read have left in memory after each few megabytes. The runtime waits for as much as the cache of the processor holds, which on large machines is more than the tool takes for all else.
/// </summary>
internal static class ShortLivedObjects
{
    private const long Most = 2 * 1024 * 1024;

    private static long s_last;

    /// <summary>Is called for each session. For one thread.</summary>
    public static void Collect()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - s_last > Most)
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            s_last = allocated;
        }
    }
}
