using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Splitting;

/// <summary>What `#nullable` and `#pragma warning` have set at one place of a file. What is not set is as the project has it.</summary>
internal sealed class DirectiveState
{
    private const string EveryWarning = "";
    private static readonly string[] s_nullableTargets = ["annotations", "warnings"];

    /// <summary>The state at the start of a file.</summary>
    public static readonly DirectiveState Initial = new(ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary.Create<string, Setting>(StringComparer.OrdinalIgnoreCase));

    private readonly ImmutableSortedDictionary<string, string> nullable;
    private readonly ImmutableSortedDictionary<string, Setting> warnings;

    private DirectiveState(ImmutableSortedDictionary<string, string> nullable, ImmutableSortedDictionary<string, Setting> warnings)
    {
        this.nullable = nullable;
        this.warnings = warnings;
    }

    /// <summary>The state after a directive.</summary>
    public DirectiveState After(DirectiveTriviaSyntax directive) => directive switch
    {
        { IsActive: false } => this,
        NullableDirectiveTriviaSyntax setting => new(AfterNullable(setting), warnings),
        PragmaWarningDirectiveTriviaSyntax setting => new(nullable, AfterPragma(setting)),
        _ => this,
    };

    /// <summary>The directives, a line each, that lead from this state to another one.</summary>
    public IReadOnlyList<string> LinesTo(DirectiveState other) => [.. NullableLines(other), .. WarningLines(other)];

    private ImmutableSortedDictionary<string, string> AfterNullable(NullableDirectiveTriviaSyntax directive)
    {
        var targets = directive.TargetToken.IsKind(SyntaxKind.None) ? s_nullableTargets : [directive.TargetToken.ValueText];
        return directive.SettingToken.IsKind(SyntaxKind.RestoreKeyword)
            ? nullable.RemoveRange(targets)
            : nullable.SetItems(targets.Select(target => new KeyValuePair<string, string>(target, directive.SettingToken.ValueText)));
    }

    private ImmutableSortedDictionary<string, Setting> AfterPragma(PragmaWarningDirectiveTriviaSyntax directive)
    {
        var setting = new Setting(directive.DisableOrRestoreKeyword.ValueText, Comment(directive.ToString()));
        var isRestored = directive.DisableOrRestoreKeyword.IsKind(SyntaxKind.RestoreKeyword);
        if (directive.ErrorCodes.Count == 0)
        {
            return isRestored ? warnings.Clear() : warnings.Clear().Add(EveryWarning, setting);
        }

        var ids = directive.ErrorCodes.Select(code => code.ToString());
        return isRestored && !warnings.ContainsKey(EveryWarning)
            ? warnings.RemoveRange(ids)
            : warnings.SetItems(ids.Select(id => new KeyValuePair<string, Setting>(id, setting)));
    }

    private IEnumerable<string> NullableLines(DirectiveState other)
    {
        var changed = s_nullableTargets
            .Where(target => nullable.GetValueOrDefault(target) != other.nullable.GetValueOrDefault(target))
            .Select(target => (Target: target, Setting: other.nullable.GetValueOrDefault(target) ?? "restore"))
            .ToList();
        return changed.Count == s_nullableTargets.Length && changed[0].Setting == changed[1].Setting
            ? ["#nullable " + changed[0].Setting]
            : changed.Select(change => $"#nullable {change.Setting} {change.Target}");
    }

    private IEnumerable<string> WarningLines(DirectiveState other)
    {
        var (from, to) = (warnings, other.warnings);
        if (Word(from, EveryWarning) != Word(to, EveryWarning))
        {
            yield return Line(to.GetValueOrDefault(EveryWarning), []);
            from = to.TryGetValue(EveryWarning, out var every) ? from.Clear().Add(EveryWarning, every) : from.Clear();
        }

        var changed = from.Keys.Union(to.Keys, StringComparer.OrdinalIgnoreCase).Where(id => Word(from, id) != Word(to, id));
        foreach (var group in changed.GroupBy(id => to.GetValueOrDefault(id)))
        {
            yield return Line(group.Key, group);
        }
    }

    private static string Comment(string directive) => directive.IndexOf("//", StringComparison.Ordinal) is >= 0 and var start ? directive.Substring(start).Trim() : string.Empty;

    private static string Word(ImmutableSortedDictionary<string, Setting> warnings, string id) => (warnings.GetValueOrDefault(id) ?? Setting.Restored).Word;

    private static string Line(Setting? setting, IEnumerable<string> ids)
    {
        var (word, comment) = setting ?? Setting.Restored;
        return string.Join(" ", new[] { "#pragma warning", word, string.Join(", ", ids), comment }.Where(part => part.Length > 0));
    }

    /// <summary>What was said about a warning, and the comment that says why.</summary>
    private sealed record Setting(string Word, string Comment)
    {
        public static readonly Setting Restored = new("restore", string.Empty);
    }
}
