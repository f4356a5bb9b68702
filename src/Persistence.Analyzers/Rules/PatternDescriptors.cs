using Microsoft.CodeAnalysis;

namespace Persistence.Analyzers.Rules;

/// <summary>The diagnostics of the patterns V2101 to V2104, of the options (V2000) and of the report (V2900).</summary>
internal static class PatternDescriptors
{
    public static readonly DiagnosticDescriptor Option = new(
        "V2000", "A V2 option is malformed", "{0}",
        RuleCategories.Configuration, DiagnosticSeverity.Warning, true,
        "An option that cannot be read changes nothing: the value that was in force stays.",
        HelpLinks.Pages + "V2000.md");

    public static readonly DiagnosticDescriptor SessionMembers = new(
        "V2101", "A session class has too many persisted members", "Session class '{0}' has {1} persisted members; V2 allows {2}",
        RuleCategories.Patterns, DiagnosticSeverity.Warning, true,
        "A session class with many members holds several concepts. Group what belongs together in a nested record.",
        HelpLinks.Pages + "V2101.md");

    public static readonly DiagnosticDescriptor SessionEvent = new(
        "V2102", "A session class has an event or delegate member", "'{0}' is {1}; a session class is data, so call what has to happen directly",
        RuleCategories.Patterns, DiagnosticSeverity.Warning, true,
        "Subscribers are not persisted: after a restart they are gone without a trace.",
        HelpLinks.Pages + "V2102.md");

    public static readonly DiagnosticDescriptor SessionBehaviour = new(
        "V2103", "A session class has behaviour", "Session class '{0}' has behaviour in '{1}' ({2} in all); V2 wants a simple data class",
        RuleCategories.Patterns, DiagnosticSeverity.Warning, true,
        "A session class holds data; what is done with it stands in a class of its own, where it is tested without a store.",
        HelpLinks.Pages + "V2103.md");

    public static readonly DiagnosticDescriptor Justification = new(
        "V2104", "A V2 rule is suppressed without a justification", "{0} is suppressed without a justification; {1}",
        RuleCategories.Patterns, DiagnosticSeverity.Warning, true,
        "An exception to a limit is decided by somebody for a reason, and the reason is what the next reader needs.",
        HelpLinks.Pages + "V2104.md");

    public static readonly DiagnosticDescriptor Measured = new(
        "V2900", "Measured values of a file", "{0}",
        RuleCategories.Configuration, DiagnosticSeverity.Info, true,
        "Reported for every file when the MSBuild property V2Report is set, for the report that the build then writes.",
        HelpLinks.Pages + "V2900.md");
}
