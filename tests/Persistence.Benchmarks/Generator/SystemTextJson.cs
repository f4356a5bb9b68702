using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Persistence.Benchmarks.Generator;

/// <summary>Finds System.Text.Json's generator in the SDK that runs this.</summary>
internal static class SystemTextJson
{
    private static readonly Type s_type = Find();

    public static ISourceGenerator Create() => ((IIncrementalGenerator)Activator.CreateInstance(s_type)!).AsSourceGenerator();

    private static Type Find()
    {
        // The runtime stands in <root>/shared/Microsoft.NETCore.App/<version>, the generator in <root>/packs.
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var path = Directory.GetFiles(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Last();
        return Assembly.LoadFrom(path).GetTypes().Single(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IIncrementalGenerator)));
    }
}
