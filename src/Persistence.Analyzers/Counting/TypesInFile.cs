using System.Collections.Generic;

namespace Persistence.Analyzers.Counting;

/// <summary>The type declarations a walk found, split the way the rules count them.</summary>
internal sealed class TypesInFile
{
    public List<TypeMeasurement> Classes { get; } = new();

    public List<TypeMeasurement> Enums { get; } = new();
}
