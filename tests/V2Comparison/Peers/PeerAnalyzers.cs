using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace V2Comparison.Peers;

/// <summary>Analyzers of other packages, loaded from where NuGet restored them, so that nothing of them is referenced.</summary>
public static class PeerAnalyzers
{
    /// <summary>The analyzers of a package that report one of some rules.</summary>
    /// <param name="package">The package's name, as the project restores it.</param>
    /// <param name="assembly">The path of the assembly inside the package.</param>
    /// <param name="ids">The rules.</param>
    public static ImmutableArray<DiagnosticAnalyzer> Load(string package, string assembly, params string[] ids)
    {
        var root = typeof(PeerAnalyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == package).Value!;
        var path = Path.Combine(root, assembly);
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            var beside = Path.Combine(Path.GetDirectoryName(path)!, new AssemblyName(request.Name).Name + ".dll");
            return File.Exists(beside) ? Assembly.LoadFrom(beside) : null;
        };
        return
        [
            .. TypesOf(Assembly.LoadFrom(path))
                .Where(type => !type.IsAbstract && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false) && type.GetConstructor(Type.EmptyTypes) is not null)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
                .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => ids.Contains(rule.Id))),
        ];
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            // Types for other hosts do not load here; the analyzers do.
            return error.Types.OfType<Type>();
        }
    }
}
