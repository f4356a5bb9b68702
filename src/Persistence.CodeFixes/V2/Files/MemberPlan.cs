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
    private readonly MemberWeight limited;
    private readonly int excess;
    private readonly MemberWeight other;

    /// <param name="limited">What is too much in the file, and how much of it a new file may take.</param>
    /// <param name="excess">How much has to go.</param>
    /// <param name="other">What a new file may not have too much of either, or the fix would only make another finding.</param>
    public MemberPlan(MemberWeight limited, int excess, MemberWeight other)
    {
        this.limited = limited;
        this.excess = excess;
        this.other = other;
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
            var weight = limited.Of(member);
            if (gone < excess && weight > 0 && limited.Allows([member]) && other.Allows([member]))
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
            if (isOtherType || (chunk.Count > 0 && !(limited.Allows([.. chunk, member]) && other.Allows([.. chunk, member]))))
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
