using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Distinguishes the types of .NET itself from others. A type of the framework has no members to speak of, or ones that mean something else, so that
/// only those that are known are stored. Other libraries use the namespaces <c>System</c> and <c>Microsoft</c> too; their types are judged by
/// their shape.
/// </summary>
internal static class FrameworkTypes
{
    // The tokens that .NET's own assemblies are signed with.
    private static readonly string[] s_tokens = ["b03f5f7f11d50a3a", "b77a5c561934e089", "cc7b13ffcd2ddd51", "7cec85d7bea7798e"];

    /// <summary>Whether a type belongs to .NET itself.</summary>
    /// <param name="type">The type.</param>
    public static bool Has(ITypeSymbol type) =>
        type.ContainingAssembly is { } assembly && IsNamed(assembly.Identity.Name) && !HiddenSetters.IsInSource(type) && IsSigned(assembly.Identity);

    private static bool IsNamed(string name) =>
        name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "Microsoft.CSharp"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);

    private static bool IsSigned(AssemblyIdentity identity) =>
        identity.PublicKeyToken is { IsDefaultOrEmpty: false } token
        && s_tokens.Contains(string.Concat(token.Select(static part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
}
