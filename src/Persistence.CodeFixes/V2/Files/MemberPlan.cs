using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Files;

/// <summary>
/// Chooses the members that go: from the end of the file, as many as bring it to the limit, in as many new files as the limit
/// needs. All or nothing: a plan that would leave a file over the limit is none.
/// </summary>
internal sealed class MemberPlan
{
    private readonly Func<MemberDeclarationSyntax, int> weigh;
    private readonly int excess;
    private readonly int capacity;

    /// <param name="weigh">What a member contributes to the number that is limited.</param>
    /// <param name="excess">How much has to go.</param>
    /// <param name="capacity">How much a new file may take.</param>
    public MemberPlan(Func<MemberDeclarationSyntax, int> weigh, int excess, int capacity)
    {
        this.weigh = weigh;
        this.excess = excess;
        this.capacity = capacity;
    }

    /// <summary>The moves; empty when the members that may move are too few, or one alone is too much for a file.</summary>
    public IReadOnlyList<FileMove> Make(IEnumerable<MemberDeclarationSyntax> candidates, FileNames names)
    {
        var chosen = Choose(candidates);
        var moves = Chunks(chosen).Select(chunk => (Name: names.ForMembers(chunk), Members: chunk)).ToList();
        return moves.Any(move => move.Name is null) ? [] : moves.Select(move => new FileMove(move.Name!, move.Members)).ToList();
    }

    private List<MemberDeclarationSyntax> Choose(IEnumerable<MemberDeclarationSyntax> candidates)
    {
        var chosen = new List<MemberDeclarationSyntax>();
        var gone = 0;
        foreach (var member in candidates.Reverse())
        {
            var weight = weigh(member);
            if (gone < excess && weight > 0 && weight <= capacity)
            {
                chosen.Insert(0, member);
                gone += weight;
            }
        }

        return gone < excess ? [] : chosen;
    }

    private IEnumerable<IReadOnlyList<MemberDeclarationSyntax>> Chunks(List<MemberDeclarationSyntax> members)
    {
        var chunk = new List<MemberDeclarationSyntax>();
        foreach (var member in members)
        {
            var isOtherType = chunk.Count > 0 && chunk[0].Parent != member.Parent;
            if (isOtherType || (chunk.Count > 0 && chunk.Sum(weigh) + weigh(member) > capacity))
            {
                yield return chunk;
                chunk = [];
            }

            chunk.Add(member);
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
