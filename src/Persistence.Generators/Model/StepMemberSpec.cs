namespace Persistence.Generators.Model;

/// <summary>A member that an upgrade step looks at. Plain data, compared by value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether its value is taken as a text, if at all.</param>
public sealed record StepMemberSpec(string Name, bool IsText);
