using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Files;

/// <summary>What <c>PersistedSchema.txt</c> says. Plain data, compared by value.</summary>
/// <param name="Classes">The session classes, in the order of their storage names.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
internal sealed record SchemaFile(EquatableArray<ClassSchema> Classes, SchemaProblem? Problem = null);

/// <summary>A line that cannot be read. Plain data, compared by value.</summary>
/// <param name="Line">Its number, from 0.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record SchemaProblem(int Line, string Reason);
