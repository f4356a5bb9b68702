using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;
using Persistence.Generators.Schema.Shapes;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>
/// Which changes upgrade steps take care of. A step covers a change of its part, the header or the entries of one log, when all data that the change
/// concerns is given to it, and when its body names the member: what a step that does something else leaves out is still reported.
/// </summary>
internal sealed class StepCover
{
    private readonly INamedTypeSymbol _type;

    private readonly SessionSpec _session;

    /// <summary>Makes it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="session">Its model.</param>
    public StepCover(INamedTypeSymbol type, SessionSpec session)
    {
        _type = type;
        _session = session;
    }

    /// <summary>Whether a step covers a change.</summary>
    /// <param name="kind">What changed.</param>
    /// <param name="path">The place.</param>
    /// <param name="version">The last schema version whose data it concerns.</param>
    public bool Covers(ChangeKind kind, string path, int version) =>
        kind is ChangeKind.MemberRemoved or ChangeKind.RequiredAdded or ChangeKind.NullForbidden or ChangeKind.EnumNameRemoved
        && StepsOf(path) is { Count: > 0 } steps
        && steps.Items.Where(step => step.From >= version).Any(step => Names(step, SchemaPaths.LastName(path)));

    private EquatableArray<UpgradeSpec> StepsOf(string path) => path.StartsWith("header ", StringComparison.Ordinal)
        ? _session.Upgrades
        : _session.Logs.Items.FirstOrDefault(log => log.Upgrades.Count > 0 && IsOf(path, log.Member)) is { } log ? log.Upgrades : default;

    private static bool IsOf(string path, MemberSpec log) => MemberValues.Former("log ", log).Items.Append("log " + StorageText.Quote(log.JsonName)).Any(place => SchemaPaths.IsInside(path, place));

    private bool Names(UpgradeSpec step, string name) => _type.GetMembers(step.PlainName)
        .SelectMany(static method => method.DeclaringSyntaxReferences)
        .Any(reference => reference.GetSyntax().DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == name));
}
