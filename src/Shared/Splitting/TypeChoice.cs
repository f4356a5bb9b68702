using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>
/// Chooses the types that go to files of their own: top-level ones from the end, then nested ones; never the one the file is named after. The analyzer asks too,
/// because a fix that is not offered cannot say why.
/// </summary>
internal sealed class TypeChoice
{
    private TypeChoice(IReadOnlyList<TypeDeclarationSyntax> types, string? obstacle)
    {
        Types = types;
        Obstacle = obstacle;
    }

    /// <summary>The types that go, in the order of the text; none when not enough may go.</summary>
    public IReadOnlyList<TypeDeclarationSyntax> Types { get; }

    /// <summary>Why none go: <c>'B' stays: it stands inside '#if' (line 3)</c>; null when enough may go, or when nothing more can be said.</summary>
    public string? Obstacle { get; }

    /// <param name="root">The file.</param>
    /// <param name="ownName">The name of the file, without its extension.</param>
    /// <param name="excess">How many types are too many.</param>
    /// <param name="capacity">How many types a new file may hold.</param>
    public static TypeChoice Make(CompilationUnitSyntax root, string ownName, int excess, int capacity)
    {
        var movable = new Movable(root);
        var chosen = new List<TypeDeclarationSyntax>();
        var obstacles = new List<string>();
        var left = excess;
        foreach (var type in Candidates(root, ownName))
        {
            var weight = Weight(type);
            if (left <= 0 || weight > capacity || chosen.Any(other => other.Contains(type) || type.Contains(other)))
            {
                continue;
            }

            if (movable.ObstacleOf(type) is { } obstacle)
            {
                obstacles.Add($"'{type.Identifier.ValueText}' stays: {obstacle}");
            }
            else
            {
                chosen.Add(type);
                left -= weight;
            }
        }

        return left > 0 ? new([], obstacles.FirstOrDefault()) : new([.. chosen.OrderBy(type => type.SpanStart)], null);
    }

    private static IEnumerable<TypeDeclarationSyntax> Candidates(CompilationUnitSyntax root, string ownName)
    {
        var all = root.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(type => type is not ExtensionBlockDeclarationSyntax && type.Identifier.ValueText != ownName)
            .Reverse()
            .ToList();
        return all.Where(type => type.Parent is not TypeDeclarationSyntax).Concat(all.Where(type => type.Parent is TypeDeclarationSyntax));
    }

    private static int Weight(TypeDeclarationSyntax type) =>
        type.DescendantNodesAndSelf().Count(node => node is TypeDeclarationSyntax and not ExtensionBlockDeclarationSyntax);
}
