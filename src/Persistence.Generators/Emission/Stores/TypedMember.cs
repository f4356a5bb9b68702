namespace Persistence.Generators.Emission.Stores;

/// <summary>One typed member of a store.</summary>
/// <param name="Concept">The log or index it belongs to.</param>
/// <param name="Document">Writes its XML documentation, which only the interface bears.</param>
/// <param name="Signature">Its signature, without the final semicolon.</param>
/// <param name="Call">What it calls in a store that is the same for every backend.</param>
/// <param name="Body">The engine's member it calls, with arguments, for each backend whose stores have members of their own.</param>
internal sealed record TypedMember(string Concept, Action<SourceWriter> Document, string Signature, string Call, Func<BackendCode, string> Body);
