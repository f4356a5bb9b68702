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
        foreach (var step in Generation.Of(GeneratedFiles.Input("Multichat")).Run.Active().Single().TrackedSteps.Where(static step => Steps.Names.Contains(step.Key)))
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

    // Whatever a project holds, also what no input of a test does: records, of text, numbers, other models and arrays of these that compare their elements.
    [Fact]
    public void Are_records_of_plain_data_alone()
    {
        Assert.True(s_types.Count > 10, $"only {s_types.Count} models were found");
        Assert.All(s_types, static type =>
        {
            Assert.True(type.GetMethod("<Clone>$") is not null || type.IsValueType, $"{type} is no record");
            Assert.True(
                type.GetMethod("Equals", [type])!.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || type.Name == "EquatableArray`1", $"{type} has an equality of its own");
            Assert.All(
                type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
                field => Assert.True(IsPlain(field.FieldType) || type.Name == "EquatableArray`1", $"{type.Name}.{field.Name} is a {field.FieldType}"));
        });
    }

    private static readonly List<Type> s_types = [.. typeof(SessionSpec).Assembly.GetTypes()
        .Where(static type => type.Namespace == typeof(SessionSpec).Namespace && type is { IsAbstract: false, IsEnum: false, IsNested: false })];

    private static bool IsPlain(Type type) =>
        type == typeof(string) || type.IsPrimitive || type.IsEnum || s_types.Contains(type)
        || (type.IsGenericType && (type.Name == "EquatableArray`1" || type.GetGenericTypeDefinition() == typeof(Nullable<>)) && IsPlain(type.GenericTypeArguments[0]));

    private static object Input(string source) =>
        Generation.Of(UserProject.Of(source)).Run.Active().Single().TrackedSteps[TrackingNames.Input].Single().Outputs.Single().Value;

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
