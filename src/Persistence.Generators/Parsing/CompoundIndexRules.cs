using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Reads <c>[CompoundIndex]</c>, and checks what it names.</summary>
internal static class CompoundIndexRules
{
    /// <summary>Reads the marks of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="indexes">The indexes of its members.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The indexes over several members.</returns>
    public static List<CompoundIndexSpec> Read(INamedTypeSymbol type, List<IndexSpec> indexes, DiagnosticSink problems)
    {
        var compounds = new List<CompoundIndexSpec>();
        foreach (var attribute in type.GetAttributes().Where(static attribute => Attributes.Is(attribute, KnownNames.CompoundIndexAttribute)))
        {
            var names = Names(attribute);
            if (Problem(names, indexes) is { } problem)
            {
                problems.Add(UsageDiagnostics.CompoundIndex, attribute, type, problem);
                continue;
            }

            var parts = names.ConvertAll(name => indexes.FindIndex(index => index.Member.PlainName == name)).ToEquatableArray();
            if (compounds.Exists(other => other.Parts == parts))
            {
                problems.Add(UsageDiagnostics.CompoundIndex, attribute, type, "another one names the same members in the same order");
                continue;
            }

            compounds.Add(new CompoundIndexSpec(indexes.Count + compounds.Count, parts));
        }

        return compounds;
    }

    private static List<string> Names(AttributeData attribute) =>
    [
        .. attribute.ConstructorArguments.SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? argument.IsNull ? [] : argument.Values.Select(static value => value.Value as string) : [argument.Value as string])
            .Select(static name => name ?? ""),
    ];

    private static string? Problem(List<string> names, List<IndexSpec> indexes)
    {
        for (var position = 0; position < names.Count; position++)
        {
            var name = names[position];
            if (names.IndexOf(name) < position)
            {
                return $"it names '{name}' twice";
            }

            if (indexes.Find(index => index.Member.PlainName == name) is not { } index)
            {
                return $"'{name}' is no member that is [Indexed]";
            }

            if (index.Member.Type.Index == IndexKind.Strings)
            {
                return $"'{name}' is a collection, which has several values";
            }
        }

        return null;
    }
}
