using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Which members of the stored object an upgrade step looks at, so that the others need not be read for it. It is known where each use of the object names a member by a literal or a constant, and
/// takes a value out of it or puts one in: with anything else, such as a loop over the members or a node that is given to another method, all members may be meant.
/// </summary>
internal static class StepBody
{
    // A method that calls a method that calls one, and so on.
    private const int MostCalls = 8;

    /// <summary>Finds them.</summary>
    /// <param name="method">The step.</param>
    /// <returns>The members, in ordinal order; null where its body, and those of the methods of its class that it gives the object to, do not show them.</returns>
    public static EquatableArray<StepMemberSpec>? Members(IMethodSymbol method)
    {
        var members = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        return StepScope.Of(method) is { } scope && TryFind(scope, members, MostCalls) ? members.Select(static member => new StepMemberSpec(member.Key, member.Value)).ToEquatableArray() : null;
    }

    private static bool TryFind(StepScope scope, SortedDictionary<string, bool> members, int calls)
    {
        foreach (var identifier in scope.Body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            // From a node to the object that it stands in.
            if (identifier.Identifier.ValueText is "Parent" or "Root")
            {
                return false;
            }

            if (identifier.Identifier.ValueText == scope.Stored && !TryTake(identifier, scope, members, calls))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryTake(IdentifierNameSyntax stored, StepScope scope, SortedDictionary<string, bool> members, int calls)
    {
        if (StepUse.Of(stored, scope) is { } use)
        {
            members[use.Name] = use.IsText && (!members.TryGetValue(use.Name, out var isText) || isText);
            return true;
        }

        return calls > 0 && stored.Parent is ArgumentSyntax argument && scope.Called(argument) is { } called && TryFind(called, members, calls - 1);
    }
}
