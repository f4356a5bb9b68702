namespace Persistence.Analyzers.Rules;

/// <summary>The categories under which an editor lists the rules.</summary>
internal static class RuleCategories
{
    public const string Limits = "V2.Limits";
    public const string Patterns = "V2.Patterns";
    public const string Configuration = "V2.Configuration";
}
