using System.Runtime.CompilerServices;

namespace Persistence.Json;

/// <summary>
/// The threads of the pool. The operating system's file calls block, so whatever is awaited does them there, and never on the
/// thread of whoever called.
/// </summary>
internal static class ThreadPoolThread
{
    /// <summary>Awaited, lets the method go on with a thread of the pool.</summary>
    /// <returns>What to await.</returns>
    public static ConfiguredTaskAwaitable Enter() => Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
}
