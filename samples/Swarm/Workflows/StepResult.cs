using System.ComponentModel.DataAnnotations;

namespace Swarm.Workflows;

/// <summary>What one attempt of a step gave.</summary>
/// <param name="Id">The step and the attempt: the same attempt is stored once.</param>
/// <param name="Step">The step.</param>
/// <param name="Worker">Who made it.</param>
/// <param name="Output">What came of it, or why it failed.</param>
/// <param name="Succeeded">Whether it is done.</param>
/// <param name="At">When.</param>
public sealed record StepResult([property: Key] string Id, string Step, string Worker, string Output, bool Succeeded, DateTimeOffset At);
