namespace Persistence.Conformance;

/// <summary>A query of the labelled set.</summary>
/// <param name="Group">The language.</param>
/// <param name="Text">What somebody types.</param>
/// <param name="Answers">The facts that answer it, by their place in the set.</param>
internal sealed record LabelledQuery(string Group, string Text, IReadOnlySet<int> Answers);
