using System.ComponentModel.DataAnnotations;

namespace Swarm.Workflows;

/// <summary>What somebody asks of a run while a worker holds it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Sender">Who asks.</param>
public sealed record RunSignal([property: Key] string Id, RunSignalKind Kind, string Sender);
