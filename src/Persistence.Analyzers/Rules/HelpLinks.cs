namespace Persistence.Analyzers.Rules;

/// <summary>Where the page of a rule is: one page a rule, docs/diagnostics/{id}.md in the repository.</summary>
internal static class HelpLinks
{
    public const string Pages = "https://github.com/Persistence-Generators/Persistence.Generators/blob/main/docs/diagnostics/";
}
