namespace Persistence.Generators.Model;

/// <summary>When the sessions of a class are due. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Index">The ordinal of the index over it.</param>
/// <param name="Member">The name of the member as code writes it.</param>
/// <param name="MaxAttempts">How often a session is claimed at most without another due time.</param>
public sealed record DueSpec(int Index, string Member, int MaxAttempts);
