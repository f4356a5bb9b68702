using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>Emits calls of the hand-written validation rules.</summary>
internal static class CheckEmitter
{
    /// <summary>Emits the regular expressions that the members' checks need.</summary>
    public static void Patterns(SourceWriter writer, EquatableArray<MemberSpec> members)
    {
        foreach (var member in members)
        {
            foreach (var check in member.Checks)
            {
                if (check.Pattern is null)
                {
                    continue;
                }

                // Two seconds are what the attribute itself allows an expression.
                writer.Write($"""
                    private static readonly sys::Text.RegularExpressions.Regex {PatternName(member)} =
                        new({check.Pattern}, sys::Text.RegularExpressions.RegexOptions.None, sys::TimeSpan.FromSeconds(2));

                    """);
            }
        }
    }

    /// <summary>Emits a call for each check.</summary>
    public static void Calls(SourceWriter writer, EquatableArray<MemberSpec> members, string target)
    {
        foreach (var member in members)
        {
            foreach (var check in member.Checks)
            {
                var pattern = check.Pattern is null ? "" : $", {PatternName(member)}";
                writer.Write($"map::{(check.Rule is "Range" or "Vector" ? check.Rule : "Validation")}Rules.{check.Rule}(errors, {member.PlainName:literal}, {target}.{member.Name}{pattern}{check.Arguments});");
            }
        }
    }

    private static string PatternName(MemberSpec member) => $"s_patternOf{member.PlainName}";
}
