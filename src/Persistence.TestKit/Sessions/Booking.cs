namespace Persistence.TestKit.Sessions;

/// <summary>An entry of an account, a value type.</summary>
/// <param name="Amount">What was paid in; negative for what was paid out.</param>
/// <param name="Day">When.</param>
public readonly record struct Booking(decimal Amount, DateOnly Day);
