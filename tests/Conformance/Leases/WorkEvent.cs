using System.Diagnostics;
using System.Globalization;

namespace Persistence.Conformance;

/// <summary>What a worker said.</summary>
/// <param name="What"><c>claimed</c>, <c>made</c>, <c>lost</c>, or <c>nothing</c> where a call claimed nothing.</param>
/// <param name="Run">The run.</param>
/// <param name="Step">How far it is.</param>
/// <param name="Attempts">How often the step was claimed.</param>
/// <param name="Began">When the call began that claimed it: a time stamp that all processes of the machine share.</param>
/// <param name="Time">When it was said.</param>
internal sealed record WorkEvent(string What, string Run, int Step, int Attempts, long Began, long Time)
{
    /// <summary>What a worker writes now; the end shows that the line is whole.</summary>
    public static string Line(string what, string run, (int Step, int Attempts) claim, long began) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {run} {claim.Step} {claim.Attempts} {began} {Stopwatch.GetTimestamp()} .");

    /// <summary>Reads it; null where it is a part of a line, the last of a process that was killed.</summary>
    public static WorkEvent? Parse(string line) =>
        line.Split(' ') is [var what, var run, var step, var attempts, var began, var time, "."] ? new WorkEvent(what, run, (int)Number(step), (int)Number(attempts), Number(began), Number(time)) : null;

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
