namespace V2Comparison.Measuring;

/// <summary>One number that a rule reported at a place.</summary>
/// <param name="Rule">The rule's identifier.</param>
/// <param name="Path">The file.</param>
/// <param name="Start">The position in the file where it was reported.</param>
/// <param name="Number">What was measured.</param>
/// <param name="Message">The whole message.</param>
public sealed record Reading(string Rule, string Path, int Start, int Number, string Message);
