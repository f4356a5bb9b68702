namespace Persistence.Tool.Stores;

/// <summary>
/// Frees what sessions that were read have left in memory after each few megabytes. The runtime waits for as much as the cache of the processor holds, which on large machines is more than the tool takes for all else.
/// </summary>
internal static class ShortLivedObjects
{
    private const long Most = 2 * 1024 * 1024;
    private const long LeastHeap = 20 * 1024 * 1024;

    private static long s_last;
    private static long s_heap = LeastHeap;

    /// <summary>Is called for each session. For one thread.</summary>
    public static void Collect()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - s_last > Most)
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            s_last = allocated;
            CollectOlder();
        }
    }

    // A region of the heap in which one object was in use at that moment, such as an open file, is not given objects again before an older generation is collected.
    private static void CollectOlder()
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes > s_heap)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            s_heap = Math.Max(LeastHeap, 2 * GC.GetTotalMemory(forceFullCollection: false));
        }
    }
}
