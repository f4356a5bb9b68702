namespace Persistence.Conformance;

/// <summary>What a worker said.</summary>
/// <param name="What"><c>claimed</c>, <c>made</c> or <c>lost</c>.</param>
/// <param name="Run">The run.</param>
/// <param name="Step">How far it is.</param>
/// <param name="Time">When: a time stamp that all processes of the machine share.</param>
internal sealed record WorkEvent(string What, string Run, int Step, long Time);
