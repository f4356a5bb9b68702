namespace Persistence.TestKit;

/// <summary>One step of a scenario.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Client">By which client, 0 to 2; each has a store and loaded objects of its own.</param>
/// <param name="Key">With which session, 0 to 3.</param>
/// <param name="Value">With which value, 0 to 9; what it means depends on the action.</param>
public readonly record struct ScenarioStep(ScenarioAction Action, int Client, int Key, int Value)
{
    /// <summary>How many clients, sessions and values there are.</summary>
    public static readonly (int Clients, int Keys, int Values) Bounds = (3, 4, 10);
}
