namespace Persistence.TestKit.Sessions;

/// <summary>The door of a home.</summary>
/// <param name="Side">Where it is.</param>
/// <param name="Number">Not stored by every version, with a default.</param>
public sealed record PersonDoor(string Side, int Number = 1);
