namespace Persistence.TestKit;

/// <summary>
/// Waits for asynchronous calls, as a synchronous case must. Emitted wrappers call this; nothing else does.
/// </summary>
internal static class Blocking
{
    /// <summary>The token of every call.</summary>
    public static CancellationToken Token => CancellationToken.None;

    public static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    public static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    [System.Diagnostics.CodeAnalysis.RequiresDynamicCode("Types are emitted at run time.")]
    [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode("Members are matched by name.")]
    public static TStore Wrap<TStore>(TStore store)
        where TStore : class => BlockingTypes.Wrap(store);

    public static ReadOnlyMemory<T> Copy<T>(ReadOnlySpan<T> span) => span.ToArray();

    public static IEnumerable<T> Enumerate<T>(IAsyncEnumerable<T> elements)
    {
        var enumerator = elements.GetAsyncEnumerator();
        try
        {
            while (Wait(enumerator.MoveNextAsync()))
            {
                yield return enumerator.Current;
            }
        }
        finally
        {
            Wait(enumerator.DisposeAsync());
        }
    }
}
