namespace Persistence.Packages.Tests.Analyzers;

/// <summary>A console program with one file over each of the five limits, by one.</summary>
internal static class OverTheLimits
{
    public static (string Path, string Text)[] Files(string packageVersion, string properties = "") =>
    [
        ("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Persistence.Analyzers" Version="{packageVersion}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """),
        ("Program.cs", "new Wide().Add(1, 2, 3, 4, 5, 6);\nSystem.Console.WriteLine(\"ran\");\n"),
        ("Lines.cs", "class Lines\n{\n" + Repeat(398, _ => "    // line\n") + "}\n"),
        ("Functions.cs", "class Functions\n{\n" + Repeat(11, number => $"    public void F{number}() {{ }}\n") + "}\n"),
        ("Classes.cs", Repeat(6, number => $"class C{number} {{ }}\n")),
        ("Complex.cs", "class Complex\n{\n    public void Decide(bool b)\n    {\n" + Repeat(10, _ => "        if (b) { }\n") + "    }\n}\n"),
        ("Wide.cs", "class Wide\n{\n    public int Add(int a, int b, int c, int d, int e, int f) => a + b + c + d + e + f;\n}\n"),
    ];

    private static string Repeat(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(line));
}
