namespace Persistence.Generators.Model;

/// <summary>A type that System.Text.Json writes and reads, with metadata of the user's. Plain data, compared by value; holds no compiler object.</summary>
/// <param name="Name">The simple name of the type that finds the metadata, nested in the session's map.</param>
/// <param name="TypeName">The type in C#, fully qualified.</param>
/// <param name="Kind">Where the metadata comes from.</param>
/// <param name="Provider">The context, the type that has the static member, or the converter, in C#, fully qualified.</param>
/// <param name="Member">The static member as code writes it; empty where there is none.</param>
/// <param name="PlainName">Where the metadata comes from, as people read it.</param>
public sealed record ForeignSpec(string Name, string TypeName, ForeignKind Kind, string Provider, string Member, string PlainName);
