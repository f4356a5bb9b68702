using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Persistence.CodeFixes.V2;

/// <summary>The numbers that a V2 diagnostic carries for its fix.</summary>
internal static class DiagnosticNumbers
{
    /// <summary>What was measured, or 0 when the diagnostic does not say.</summary>
    public static int Measured(Diagnostic diagnostic) => Read(diagnostic, "measured");

    /// <summary>What is allowed, or 0 when the diagnostic does not say.</summary>
    public static int Allowed(Diagnostic diagnostic) => Read(diagnostic, "allowed");

    /// <summary>How many functions V2002 allows in the file, where a diagnostic of another rule says it.</summary>
    public static int AllowedFunctions(Diagnostic diagnostic) => Read(diagnostic, "allowedFunctions");

    /// <summary>How many lines V2001 allows in the file, where a diagnostic of another rule says it.</summary>
    public static int AllowedLines(Diagnostic diagnostic) => Read(diagnostic, "allowedLines");

    private static int Read(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
