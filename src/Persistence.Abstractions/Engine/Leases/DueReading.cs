using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>
/// What a diagnosis looks at due sessions with. Both only read: they repair nothing, build nothing, try nothing a second time, and look at a bounded number of sessions.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="index">The index of due times.</param>
/// <param name="leases">The leases.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DueReading<TKey>(IndexHandler<TKey, DateTimeOffset> index, LeaseHandler<TKey> leases)
    where TKey : notnull
{
    /// <summary>The index of due times.</summary>
    public IndexHandler<TKey, DateTimeOffset> Index { get; } = index;

    /// <summary>The leases.</summary>
    public LeaseHandler<TKey> Leases { get; } = leases;
}
