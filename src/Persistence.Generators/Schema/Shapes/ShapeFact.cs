using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Shapes;

/// <summary>What a class stores in one place now. Plain data, compared by value.</summary>
/// <param name="Path">Where, by storage names.</param>
/// <param name="Value">What.</param>
/// <param name="Owner">The type in C# that declares the member, fully qualified; empty for what no member declares.</param>
/// <param name="Member">The member in C#; empty where there is none.</param>
/// <param name="FormerPaths">The places where older data may hold it.</param>
internal sealed record ShapeFact(string Path, StoredValue Value, string Owner = "", string Member = "", EquatableArray<string> FormerPaths = default);
