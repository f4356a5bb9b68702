using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry whose id is a number.</summary>
/// <param name="Beat">The id.</param>
/// <param name="Load">How busy the agent is.</param>
public sealed record Heartbeat([property: Key] int Beat, double Load);
