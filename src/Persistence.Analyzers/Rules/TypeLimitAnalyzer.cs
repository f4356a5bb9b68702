using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>
/// V2011, the one limit that is summed over the parts of a type: a class of eighty functions in fourteen files passes every limit of a file. The compiler shows
/// the parts that are not generated, so that what a generator adds does not count.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeLimitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LimitDescriptors.TypeFunctions];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolStartAction(Start, SymbolKind.NamedType);
    }

    private static void Start(SymbolStartAnalysisContext context)
    {
        if (((INamedTypeSymbol)context.Symbol).TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
        {
            return;
        }

        var type = context.Symbol;
        var parts = new ConcurrentBag<(TypeDeclarationSyntax Declaration, int Functions)>();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                // Types inside this one come here too; they are counted by themselves.
                if (type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == node.Node.SyntaxTree && part.Span == node.Node.Span))
                {
                    var declaration = (TypeDeclarationSyntax)node.Node;
                    parts.Add((declaration, FunctionRules.CountIn(declaration)));
                }
            },
            SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.InterfaceDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration);
        context.RegisterSymbolEndAction(end => Check(end, [.. parts]));
    }

    private static void Check(SymbolAnalysisContext context, ImmutableArray<(TypeDeclarationSyntax Declaration, int Functions)> parts)
    {
        var ordered = parts
            .OrderBy(part => part.Declaration.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(part => part.Declaration.SpanStart)
            .ToList();
        if (ordered.Count == 0)
        {
            return;
        }

        var first = ordered[0].Declaration;
        var functions = ordered.Sum(part => part.Functions);
        var allowed = LimitOptions.Read(LimitRules.TypeFunctions, context.Options, first.SyntaxTree);
        if (functions > allowed)
        {
            var report = new LimitReport(LimitRules.TypeFunctions, functions, allowed);
            context.ReportDiagnostic(report.At(first.Identifier.GetLocation(), first.Identifier.ValueText, ordered.Skip(1).Select(part => part.Declaration.Identifier.GetLocation())));
        }
    }
}
