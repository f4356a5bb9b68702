using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Writes the file of a parameter record.</summary>
internal static class RecordFile
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The text; its types are fully qualified, for the simplifier to shorten.</summary>
    public static string Write(RecordPlan plan, Compilation compilation, bool isNullableEnabled)
    {
        var text = new StringBuilder(NullableDirective(compilation, isNullableEnabled));
        if (!plan.Method.ContainingNamespace.IsGlobalNamespace)
        {
            text.Append("namespace ").Append(plan.Method.ContainingNamespace.ToDisplayString()).Append(";\n\n");
        }

        text.Append("/// <summary>The parameters of <c>").Append(plan.Method.ContainingType.Name).Append('.').Append(plan.Method.Name).Append("</c>.</summary>\n");
        var documented = ParameterDocumentation.Texts(plan.Declaration);
        foreach (var parameter in plan.Method.Parameters.Where(_ => documented.Count > 0))
        {
            text.Append("/// <param name=\"").Append(plan.Names.Properties[parameter.Name]).Append("\">")
                .Append(documented.TryGetValue(parameter.Name, out var said) ? said : "See the method.").Append("</param>\n");
        }

        return text.Append(plan.IsPublic ? "public" : "internal").Append(" sealed record ").Append(plan.Names.Record)
            .Append('(').Append(string.Join(", ", plan.Method.Parameters.Select(parameter => Property(parameter, plan)))).Append(");\n")
            .ToString();
    }

    private static string Property(IParameterSymbol parameter, RecordPlan plan)
    {
        var written = plan.Declaration.ParameterList.Parameters[parameter.Ordinal].Default?.ToString();
        return parameter.Type.ToDisplayString(TypeFormat) + " " + plan.Names.Properties[parameter.Name] + (written is null ? string.Empty : " " + written);
    }

    /// <summary>The new file reads `?` as the old one did, whatever the project says.</summary>
    private static string NullableDirective(Compilation compilation, bool isNullableEnabled)
    {
        var isProjectEnabled = compilation.Options.NullableContextOptions == NullableContextOptions.Enable;
        return isProjectEnabled == isNullableEnabled ? string.Empty : isNullableEnabled ? "#nullable enable\n\n" : "#nullable disable\n\n";
    }
}
