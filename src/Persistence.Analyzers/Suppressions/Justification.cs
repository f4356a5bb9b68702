using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Persistence.Analyzers.Suppressions;

/// <summary>What names a V2 rule, and what is a reason.</summary>
internal static class Justification
{
    private static readonly Regex Rule = new("^V2[0-9]{3}(:.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>True for <c>V2001</c> and <c>V2001:Files are short</c>.</summary>
    public static bool NamesRule(string? id) => id is not null && Rule.IsMatch(id.Trim());

    /// <summary>False for nothing, for punctuation, and for the placeholder that editors insert.</summary>
    public static bool IsReason(string? text) =>
        text is not null && text.Any(char.IsLetter) && !text.Trim().Equals("<Pending>", StringComparison.OrdinalIgnoreCase);
}
