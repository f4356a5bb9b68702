namespace Persistence.Mapping;

/// <summary>A member of an object that upgrade steps look at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether each of them takes its value as a text, if at all.</param>
internal sealed record StepMember(string Name, bool IsText);
