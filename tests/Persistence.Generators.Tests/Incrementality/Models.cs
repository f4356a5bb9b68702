using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;
using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Snapshots;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>What the pipeline keeps between runs is plain data: nothing of the compiler, compared by value.</summary>
public sealed class Models
{
    [Fact]
    public void Hold_nothing_of_the_compiler()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in Generation.Of(GeneratedFiles.Input("Multichat")).Run.Results[0].TrackedSteps.Where(static step => Steps.Names.Contains(step.Key)))
        {
            foreach (var (value, _) in step.Value.SelectMany(static one => one.Outputs))
            {
                Walk(value, step.Key, seen);
            }
        }

        Assert.True(seen.Count > 50, $"only {seen.Count} objects were seen");
    }

    [Fact]
    public void Are_equal_across_two_compilations()
    {
        var source = GeneratedFiles.Input("Multichat");
        Assert.Equal(Input(source), Input(source));
        Assert.Equal(Input(source).GetHashCode(), Input(source).GetHashCode());
        Assert.NotEqual(Input(source), Input(source.Replace("StringLength(200)", "StringLength(201)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Are_types_that_compare_by_value()
    {
        var types = typeof(SessionSpec).Assembly.GetTypes().Where(static type => type.Namespace == typeof(SessionSpec).Namespace && type is { IsAbstract: false, IsEnum: false, IsNested: false });
        Assert.All(types, static type => Assert.True(
            type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>)), $"{type} has no equality"));
    }

    private static object Input(string source) =>
        Generation.Of(UserProject.Of(source)).Run.Results[0].TrackedSteps[TrackingNames.Input].Single().Outputs.Single().Value;

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (IsLeaf(value) || !seen.Add(value!))
        {
            return;
        }

        Assert.False(IsOfTheCompiler(value!), $"{path} holds a {value!.GetType()}");
        if (value is IEnumerable elements)
        {
            foreach (var element in elements)
            {
                Walk(element, path + "[]", seen);
            }

            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    private static bool IsLeaf(object? value) => value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum;

    private static bool IsOfTheCompiler(object value) =>
        value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or SemanticModel or AttributeData
        || value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true;
}
