using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>An entry with rules.</summary>
/// <param name="Agent">At most ten characters.</param>
/// <param name="Score">From 0 to 1; JSON has no word for infinity.</param>
/// <param name="Evidence">How much of it there is; a double without a rule.</param>
public sealed record LearningOutcome(
    [property: StringLength(10)] string Agent,
    [property: Range(0.0, 1.0)] double Score,
    double Evidence = 0);
