namespace Persistence.TestKit.Sessions;

/// <summary>An entry without an id.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Attempt">Which attempt it was.</param>
public sealed record RunStep(string Action, int Attempt);
