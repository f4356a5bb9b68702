namespace Persistence;

/// <summary>
/// Marks the member, a <c>DateTimeOffset?</c>, that says when its session expires; one that is computed from other members will do. Each create and save stores it: where it has a value, that
/// alone decides, to the millisecond, and one in the past ends the session with that commit; where it is null, the <see cref="PersistedSessionAttribute.TimeToLive"/> of the class does, or the session lives for ever.
/// Beside <see cref="PersistedSessionAttribute.SlidingExpiration"/> a commit prolongs the life of the session up to there: it ends at the earlier of the two, and appends look at what is stored.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ExpiresAtAttribute : Attribute;
