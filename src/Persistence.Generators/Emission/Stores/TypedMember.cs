namespace Persistence.Generators.Emission.Stores;

/// <summary>One typed member of a store.</summary>
/// <param name="Concept">The log or index it belongs to.</param>
/// <param name="Document">Writes its XML documentation, which only the interface bears.</param>
/// <param name="Signature">Its signature, without the final semicolon.</param>
/// <param name="Body">The engine's member it calls, with arguments, for each backend.</param>
internal sealed record TypedMember(string Concept, Action<SourceWriter> Document, string Signature, Func<BackendCode, string> Body);
