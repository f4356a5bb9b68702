using Microsoft.CodeAnalysis;

namespace Persistence.Analyzers.Rules;

/// <summary>The diagnostics of the limits, V2001 to V2011. A message says what was measured and what is allowed.</summary>
internal static class LimitDescriptors
{
    public static readonly DiagnosticDescriptor FileLines = new(
        "V2001", "A file has too many lines", "File has {1} lines; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "A file that fits in one reading is understood in one reading. Lines are physical, as an editor numbers them.",
        HelpLinks.Pages + "V2001.md");

    public static readonly DiagnosticDescriptor FunctionsPerFile = new(
        "V2002", "A file has too many functions", "File has {1} functions, '{0}' is the first over the limit; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "A file is about one thing. A function is whatever has a body of its own.",
        HelpLinks.Pages + "V2002.md");

    public static readonly DiagnosticDescriptor ClassesPerFile = new(
        "V2003", "A file has too many classes", "File has {1} classes, '{0}' is the first over the limit; V2 allows {2}{3}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "A type is found by the name of its file. Classes, structs, records and interfaces count.",
        HelpLinks.Pages + "V2003.md");

    public static readonly DiagnosticDescriptor Complexity = new(
        "V2004", "A function is too complex", "'{0}' has complexity {1}; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "Every decision doubles what a reader and a test have to follow. Complexity is 1 and one more for each decision.",
        HelpLinks.Pages + "V2004.md");

    public static readonly DiagnosticDescriptor Parameters = new(
        "V2005", "A function has too many parameters", "'{0}' has {1} parameters; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "Parameters that travel together are a type that has no name yet.",
        HelpLinks.Pages + "V2005.md");

    public static readonly DiagnosticDescriptor Inheritance = new(
        "V2006", "A class inherits through too many levels", "'{0}' has {1} levels of inheritance; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, true,
        "What a class does should be readable without opening its grandparents. Only base classes of the same project count.",
        HelpLinks.Pages + "V2006.md");

    public static readonly DiagnosticDescriptor FunctionLines = new(
        "V2007", "A function has too many lines", "'{0}' has {1} lines; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, false,
        "A function that fits on a screen is read without scrolling.",
        HelpLinks.Pages + "V2007.md");

    public static readonly DiagnosticDescriptor ClassLines = new(
        "V2008", "A class has too many lines", "'{0}' has {1} lines; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, false,
        "A class of many lines has more than one reason to change.",
        HelpLinks.Pages + "V2008.md");

    public static readonly DiagnosticDescriptor EnumsPerFile = new(
        "V2009", "A file has too many enums", "File has {1} enums, '{0}' is the first over the limit; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, false,
        "An enum is found by the name of its file.",
        HelpLinks.Pages + "V2009.md");

    public static readonly DiagnosticDescriptor Nesting = new(
        "V2010", "A function is nested too deeply", "'{0}' nests {1} levels; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Error, false,
        "Each level is a condition the reader has to keep in mind. if, loops, switch and try statements open a level.",
        HelpLinks.Pages + "V2010.md");

    public static readonly DiagnosticDescriptor TypeFunctions = new(
        "V2011", "A type has too many functions", "'{0}' has {1} functions in all its parts; V2 allows {2}",
        RuleCategories.Limits, DiagnosticSeverity.Warning, true,
        "A partial class of many small files is still one class: each of its functions may use every field of it.",
        HelpLinks.Pages + "V2011.md");
}
