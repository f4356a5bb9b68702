using System.Text;

namespace Persistence.Analyzers.Tests.Harness;

/// <summary>Builds files with a known number of something.</summary>
internal static class Code
{
    public static string Lines(int count) => "class C\n{\n" + string.Concat(Enumerable.Repeat("    // line\n", count - 3)) + "}\n";

    public static string Functions(int count) =>
        "class C\n{\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"    void M{number}() {{ }}\n")) + "}\n";

    public static string Classes(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"class C{number};\n"));

    public static string Enums(int count) => string.Concat(Enumerable.Range(1, count).Select(number => $"enum E{number};\n"));

    /// <summary>One function of a complexity, whose decisions are ifs.</summary>
    public static string Complexity(int complexity) =>
        "class C\n{\n    void M(bool b)\n    {\n" + string.Concat(Enumerable.Repeat("        if (b) { }\n", complexity - 1)) + "    }\n}\n";

    public static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"int p{number}"));

    public static string Method(int parameters) => $"class C\n{{\n    void M({Parameters(parameters)}) {{ }}\n}}\n";

    /// <summary>Classes C0, C1 : C0, … so that the last has a number of classes above it.</summary>
    public static string Inheritance(int levels) =>
        "class C0;\n" + string.Concat(Enumerable.Range(1, levels).Select(level => $"class C{level} : C{level - 1};\n"));

    public static string FunctionLines(int count) =>
        "class C\n{\n    void M()\n    {\n" + string.Concat(Enumerable.Repeat("        // line\n", count - 3)) + "    }\n}\n";

    public static string Nesting(int levels)
    {
        var text = new StringBuilder("class C\n{\n    void M(bool b)\n    {\n        ");
        text.Insert(text.Length, "if (b) { ", levels).Insert(text.Length, "} ", levels);
        return text.Append("\n    }\n}\n").ToString();
    }
}
