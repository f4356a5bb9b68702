namespace Persistence;

/// <summary>
/// Marks the member, a <c>DateTimeOffset?</c>, that says when a session is next due: <c>ClaimDue</c> of its stores leases the one that has been due longest. Null is never due.
/// The member is indexed too. The class needs <see cref="PersistedSessionAttribute.Leases"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DueAttribute : Attribute
{
    /// <summary>
    /// How often a session is claimed at most, 1 to 1,000,000, without a save that changes its due time. After that it is no longer claimed; <c>FindPoisoned</c> finds it. Default: 5.
    /// </summary>
    public int MaxAttempts { get; set; } = 5;
}
