namespace Persistence;

/// <summary>A session that a call for several could not change.</summary>
/// <typeparam name="T">The session, or its key.</typeparam>
/// <param name="Item">What the call was given.</param>
/// <param name="Error">Why it failed: what the single call would have thrown.</param>
public sealed record BatchFailure<T>(T Item, SessionException Error);
