using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing.Types;

/// <summary>What is wrong with a mark.</summary>
/// <param name="Descriptor">What; null where the compiler says it.</param>
/// <param name="Attribute">The mark.</param>
/// <param name="Argument">Its argument, from 0; negative for the mark itself.</param>
/// <param name="Texts">The arguments of the message.</param>
internal sealed record ForeignProblem(DiagnosticDescriptor? Descriptor, AttributeData Attribute, int Argument, string[] Texts);
