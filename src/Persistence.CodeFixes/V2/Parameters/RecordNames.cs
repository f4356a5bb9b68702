using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Names for a record, its properties and the one parameter that is left, none of which meets another name.</summary>
internal sealed class RecordNames
{
    /// <summary>Names that every record has already.</summary>
    private static readonly HashSet<string> Members =
    [
        "Equals", "GetHashCode", "ToString", "GetType", "Clone", "Deconstruct", "EqualityContract", "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    private static readonly string[] ParameterNames = ["parameters", "arguments", "input"];

    private RecordNames(string record, string parameter, IReadOnlyDictionary<string, string> properties)
    {
        Record = record;
        Parameter = parameter;
        Properties = properties;
    }

    /// <summary>The record's simple name, `LoadParameters`.</summary>
    public string Record { get; }

    /// <summary>The name of the parameter that is left, `parameters`.</summary>
    public string Parameter { get; }

    /// <summary>The property for each parameter, by the parameter's name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    public static RecordNames? TryMake(IMethodSymbol method, MethodDeclarationSyntax declaration, Compilation compilation)
    {
        var properties = method.Parameters.ToDictionary(parameter => parameter.Name, parameter => PropertyName(parameter.Name), StringComparer.Ordinal);
        var used = new HashSet<string>(declaration.DescendantTokens().Select(token => token.ValueText), StringComparer.Ordinal);
        var parameter = ParameterNames.FirstOrDefault(name => !used.Contains(name));
        var record = new[] { method.Name + "Parameters", method.ContainingType.Name + method.Name + "Parameters" }
            .FirstOrDefault(name => !compilation.ContainsSymbolsWithName(name) && !properties.ContainsValue(name));
        return parameter is null || record is null || !AreUsable(properties.Values) ? null : new RecordNames(record, parameter, properties);
    }

    private static bool AreUsable(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(Members, StringComparer.Ordinal);
        return names.All(name => SyntaxFacts.IsValidIdentifier(name) && char.IsLetter(name[0]) && seen.Add(name));
    }

    private static string PropertyName(string parameter)
    {
        var name = parameter.TrimStart('_');
        return name.Length == 0 ? string.Empty : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
