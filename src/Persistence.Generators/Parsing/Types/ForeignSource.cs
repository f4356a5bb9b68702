using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Where the metadata of a type comes from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Provider">The context, the type that has the static member, or the converter, in C#, fully qualified.</param>
/// <param name="Member">The static member as code writes it; empty where there is none.</param>
/// <param name="PlainName">The same, as people read it.</param>
internal readonly record struct ForeignSource(ForeignKind Kind, string Provider, string Member, string PlainName);
