using System.ComponentModel.DataAnnotations;

namespace Swarm.Knowledge;

/// <summary>One use of a tool.</summary>
public sealed record ActionOutcome([property: Key] string Id, string Agent, bool Succeeded, int DurationMs, DateTimeOffset At);
