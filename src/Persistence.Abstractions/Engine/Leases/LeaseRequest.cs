using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>A lease that somebody wants.</summary>
/// <param name="Holder">What the holder calls itself: 1 to <see cref="MaxHolderLength"/> characters, none of them a control character.</param>
/// <param name="Nonce">A random number, 1 or higher, that no other lease has.</param>
/// <param name="Duration">How long.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LeaseRequest(string Holder, long Nonce, TimeSpan Duration)
{
    /// <summary>The most characters of a holder.</summary>
    public const int MaxHolderLength = 200;

    /// <summary>The longest duration.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    /// <summary>How often a session may be claimed without a new due time; 0 where this is no claim, which then counts no attempt.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>The token that the session must have; 0 for any.</summary>
    public long ExpectedToken { get; init; }

    /// <summary>Makes a request.</summary>
    /// <param name="holder">Who wants it.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The holder is null, empty, too long or holds what cannot be stored, or the duration is not above zero or more than a day.</exception>
    internal static LeaseRequest Of(string holder, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(holder);
        if (holder.AsSpan().Trim().IsEmpty || holder.Length > MaxHolderLength || holder.Any(char.IsControl) || Mapping.KeyText.Problem(holder) is not null)
        {
            throw new ArgumentException($"The holder of a lease is a text of 1 to {MaxHolderLength} characters, not only blanks, without control characters and half surrogate pairs; it has {holder.Length}. It is for people: a machine's name and a process id, for example.", nameof(holder));
        }

        RequireDuration(duration, nameof(duration));
        return new LeaseRequest(holder, NewNonce(), duration);
    }

    /// <summary>The same request for another session.</summary>
    internal static LeaseRequest Renewed(LeaseRequest request) => request with { Nonce = NewNonce() };

    internal static void RequireDuration(TimeSpan duration, string parameter)
    {
        if (duration < TimeSpan.FromMilliseconds(1) || duration > MaxDuration)
        {
            throw new ArgumentOutOfRangeException(parameter, duration, "The duration of a lease is one millisecond at least and one day at most.");
        }
    }

#pragma warning disable CA5394 // It must be no other lease's, but need not be unguessable.
    private static long NewNonce() => Random.Shared.NextInt64(1, long.MaxValue);
#pragma warning restore CA5394
}
