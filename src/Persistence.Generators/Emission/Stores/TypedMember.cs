namespace Persistence.Generators.Emission.Stores;

/// <summary>One typed member of a store.</summary>
/// <param name="Document">Writes its XML documentation, which only the interface bears.</param>
/// <param name="Signature">Its signature, without the final semicolon.</param>
/// <param name="Call">What it calls, with arguments.</param>
internal sealed record TypedMember(Action<SourceWriter> Document, string Signature, string Call);
