namespace Persistence.Json;

/// <summary>Settings of a JSON store. Immutable.</summary>
public sealed class JsonStoreOptions
{
    /// <summary>What is promised once a call has returned. <see cref="Durability.Full"/> waits for the disk at each commit.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>
    /// How long to wait for another process that writes the same session, from zero to one hour, before
    /// <see cref="SessionStoreUnavailableException"/>. Default: 30 seconds.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that decides what has expired.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (LockTimeout < TimeSpan.Zero || LockTimeout > TimeSpan.FromHours(1))
        {
            throw new ArgumentException($"LockTimeout is {LockTimeout}; it lies between zero and one hour.");
        }

        if (Durability is not (Durability.Full or Durability.Relaxed))
        {
            throw new ArgumentException($"Durability {Durability} is not known; use Full or Relaxed.");
        }
    }
}
