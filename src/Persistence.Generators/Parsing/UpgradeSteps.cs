using System.Globalization;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Reads the <c>[SchemaUpgrade]</c> methods of a session class.</summary>
internal sealed class UpgradeSteps
{
    private readonly List<(IMethodSymbol Method, AttributeData Attribute, int From, string? Log)> _found = [];
    private readonly DiagnosticSink _problems;

    private UpgradeSteps(INamedTypeSymbol type, DiagnosticSink problems)
    {
        _problems = problems;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && Attributes.Find(method, KnownNames.SchemaUpgradeAttribute) is { } attribute)
            {
                _found.Add((method, attribute, Attributes.Named(attribute, "From", 0), Attributes.Named<string>(attribute, "Log")));
            }
        }
    }

    /// <summary>Reads and checks them.</summary>
    /// <param name="type">The class.</param>
    /// <param name="schemaVersion">Its schema version.</param>
    /// <param name="logs">Its logs.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static UpgradeSteps Read(INamedTypeSymbol type, int schemaVersion, IReadOnlyList<LogSpec> logs, DiagnosticSink problems)
    {
        var steps = new UpgradeSteps(type, problems);
        foreach (var (method, attribute, from, log) in steps._found)
        {
            steps.Check(method, attribute, (from, schemaVersion), (log, logs));
        }

        steps.CheckChain();
        return steps;
    }

    /// <summary>The steps of the header, or of a log, in the order in which they run.</summary>
    /// <param name="log">The log's name in C#; null for the header.</param>
    public EquatableArray<UpgradeSpec> Of(string? log) => _found
        .Where(step => step.Log == log)
        .OrderBy(static step => step.From)
        .Select(static step => new UpgradeSpec(step.From, Naming.Identifier(step.Method.Name), step.Method.Name, StepBody.Members(step.Method)))
        .ToEquatableArray();

    private void Check(IMethodSymbol method, AttributeData attribute, (int Step, int Class) version, (string? Name, IReadOnlyList<LogSpec> All) log)
    {
        if (!IsStep(method))
        {
            _problems.Add(UsageDiagnostics.UpgradeSignature, method, method.Name);
        }

        if (version.Step < 1 || version.Step >= version.Class)
        {
            Report(UsageDiagnostics.UpgradeVersion, attribute, "From", method.Name, Number(version.Step), Number(version.Class));
        }

        if (log.Name is not null && LogProblem(log.Name, log.All) is { } problem)
        {
            Report(UsageDiagnostics.UpgradeLog, attribute, "Log", method.Name, log.Name, problem);
        }
    }

    private static string? LogProblem(string name, IReadOnlyList<LogSpec> logs) => logs.FirstOrDefault(log => log.Member.PlainName == name) switch
    {
        null => "is no log of the class",
        { Entry.IsForeign: true } => "has entries that their own metadata or converter writes and reads, in a form that is not known here; let that read the older form, or begin a log of another name",
        { EntryObject: null, IsFamily: false } => "has entries that are no objects",
        _ => null,
    };

    // One step leads from a version, and none is left out between two others.
    private void CheckChain()
    {
        foreach (var group in _found.GroupBy(static step => (step.Log, step.From)))
        {
            foreach (var (method, attribute, from, _) in group.Skip(1))
            {
                Report(UsageDiagnostics.UpgradeTwice, attribute, "From", method.Name, Number(from), group.First().Method.Name);
            }
        }

        var before = 0;
        foreach (var (method, attribute, from, _) in _found.Where(static step => step.From > 0).OrderBy(static step => step.From))
        {
            if (before > 0 && from > before + 1)
            {
                Report(UsageDiagnostics.UpgradeGap, attribute, "From", method.Name, Number(from), Number(before + 1));
            }

            before = from;
        }
    }

    private void Report(DiagnosticDescriptor descriptor, AttributeData attribute, string argument, params string[] arguments) =>
        _problems.Add(descriptor, _problems.AreReported ? Attributes.LocationOf(attribute, argument) : null, arguments);

    private static bool IsStep(IMethodSymbol method) =>
        method is { IsStatic: true, ReturnsVoid: true, IsAsync: false, IsGenericMethod: false, Parameters: [{ RefKind: RefKind.None, IsParams: false } stored] }
        && stored.Type is { Name: "JsonObject", ContainingType: null } type
        && Attributes.IsNamespace(type.ContainingNamespace, "System.Text.Json.Nodes", "System.Text.Json.Nodes".Length);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
