using System.Runtime.CompilerServices;
using Persistence.Engine;

namespace Persistence.Json;

/// <summary>
/// The threads of the pool. The operating system's file calls block, so an operation that is awaited makes them there, and never on the
/// thread of its caller.
/// </summary>
internal static class ThreadPoolThread
{
    /// <summary>Awaited, lets an awaiting operation go on with a thread of the pool; a blocking one keeps its thread.</summary>
    /// <param name="mode">How the operation waits.</param>
    /// <returns>What to await.</returns>
    public static ConfiguredTaskAwaitable Enter(IoMode mode) =>
        Task.CompletedTask.ConfigureAwait(mode.IsAsync ? ConfigureAwaitOptions.ForceYielding : ConfigureAwaitOptions.None);
}
