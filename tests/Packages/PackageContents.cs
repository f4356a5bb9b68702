using System.IO.Compression;
using System.Xml.Linq;

namespace Persistence.Packages.Tests;

/// <summary>What is in each package, and what it depends on.</summary>
public sealed class PackageContents(LocalFeed feed)
{
    private static readonly string[] s_packages =
        ["Persistence.Abstractions", "Persistence.AgentFramework", "Persistence.Analyzers", "Persistence.AspNetCore", "Persistence.Generators", "Persistence.Hosting", "Persistence.InMemory", "Persistence.Json", "Persistence.Redis", "Persistence.Sqlite", "Persistence.TestKit", "Persistence.Tool"];

    public static TheoryData<string> Packages => [.. s_packages];

    [Fact]
    public void One_command_makes_every_package_and_the_fixes_are_none() => Assert.Equal(
        s_packages.Select(name => $"{name}.{feed.Version}.nupkg"),
        Directory.GetFiles(feed.Packages, "*.nupkg").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string name)
    {
        using var package = Open(name);
        var metadata = Metadata(package, name);
        Assert.InRange(Value(metadata, "description").Length, 80, 400);
        Assert.InRange(Value(metadata, "tags").Split(' ', ';').Length, 4, 12);
        Assert.Equal(("MIT", "README.md"), (Value(metadata, "license"), Value(metadata, "readme")));
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        var text = readme.ReadToEnd();
        Assert.StartsWith($"# {name}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("](docs/", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Persistence.Json")]
    [InlineData("Persistence.Sqlite")]
    [InlineData("Persistence.Redis")]
    [InlineData("Persistence.InMemory")]
    [InlineData("Persistence.TestKit")]
    public void A_package_to_write_stores_with_brings_abstractions_and_generator(string name)
    {
        using var package = Open(name);
        var dependencies = Metadata(package, name).Descendants().Where(static element => element.Name.LocalName == "dependency").ToDictionary(static element => (string)element.Attribute("id")!);
        Assert.Equal(feed.Version, (string?)dependencies["Persistence.Abstractions"].Attribute("version"));
        Assert.Equal(feed.Version, (string?)dependencies["Persistence.Generators"].Attribute("version"));
        Assert.DoesNotContain("Analyzers", (string?)dependencies["Persistence.Generators"].Attribute("exclude"), StringComparison.Ordinal);
        Assert.DoesNotContain(package.Entries, static entry => entry.Name is "Persistence.Generators.dll" or "Persistence.Analyzers.dll");
    }

    [Theory]
    [InlineData("Persistence.Generators", "Persistence.Abstractions")]
    [InlineData("Persistence.Analyzers", null)]
    public void A_package_for_the_compiler_holds_its_part_and_the_fixes(string name, string? dependency)
    {
        using var package = Open(name);
        var files = package.Entries.Select(static entry => entry.FullName).ToHashSet();
        Assert.Superset(new HashSet<string> { $"analyzers/dotnet/cs/{name}.dll", "analyzers/dotnet/cs/Persistence.CodeFixes.dll" }, files);
        Assert.DoesNotContain(files, static file => file.StartsWith("lib/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal));
        Assert.Equal(dependency, (string?)Metadata(package, name).Descendants().SingleOrDefault(static element => element.Name.LocalName == "dependency")?.Attribute("id"));
    }

    private ZipArchive Open(string name) => ZipFile.OpenRead(Path.Combine(feed.Packages, $"{name}.{feed.Version}.nupkg"));

    private static XElement Metadata(ZipArchive package, string name)
    {
        using var stream = package.GetEntry(name + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
