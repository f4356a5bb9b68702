using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Analyzers.Counting;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>What members contribute to a number that is limited, and how much of it a new file may have.</summary>
internal sealed class MemberWeight
{
    private readonly Func<MemberDeclarationSyntax, int> weigh;
    private readonly int capacity;

    public MemberWeight(Func<MemberDeclarationSyntax, int> weigh, int capacity)
    {
        this.weigh = weigh;
        this.capacity = capacity;
    }

    public int Of(MemberDeclarationSyntax member) => weigh(member);

    public bool Allows(IEnumerable<MemberDeclarationSyntax> members) => members.Sum(weigh) <= capacity;

    /// <summary>The lines of a member, with what stands before it.</summary>
    public static int Lines(MemberDeclarationSyntax member) => Breaks(member.ToFullString());

    /// <summary>The functions of a member, as V2002 counts them.</summary>
    public static int Functions(MemberDeclarationSyntax member) => member.DescendantNodesAndSelf().Count(FunctionRules.HasOwnBody);

    /// <summary>The lines that a new file has around a member.</summary>
    public static int LinesAround(CompilationUnitSyntax root, MemberDeclarationSyntax member) =>
        Breaks(FileSplit.NewFile(root, new FileMove("New.cs", [member]), "Old.cs")) - Lines(member) + 1;

    private static int Breaks(string text) => text.Count(character => character == '\n');
}
