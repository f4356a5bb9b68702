using System.ComponentModel;

namespace Persistence.Engine;

/// <summary>What became of one of several things that an engine did in one call.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
/// <param name="Value">The result; default where it failed.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BatchOutcome<T>(T Value, SessionException? Error);
