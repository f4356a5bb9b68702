using Microsoft.CodeAnalysis;

namespace Persistence.Analyzers.Options;

/// <summary>A rule with a number: its diagnostic, the names of its option, and the number when it is not set.</summary>
internal sealed class LimitRule
{
    public LimitRule(DiagnosticDescriptor descriptor, string key, string buildProperty, int defaultValue)
    {
        Descriptor = descriptor;
        Key = key;
        BuildProperty = buildProperty;
        DefaultValue = defaultValue;
    }

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The key in .editorconfig and .globalconfig, <c>v2.max_file_lines</c>.</summary>
    public string Key { get; }

    /// <summary>The MSBuild property, <c>V2MaxFileLines</c>.</summary>
    public string BuildProperty { get; }

    public int DefaultValue { get; }
}
