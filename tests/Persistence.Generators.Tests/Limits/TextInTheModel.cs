using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Generators.Model;

namespace Persistence.Generators.Tests.Limits;

/// <summary>Models say what kind of thing something is; C# is written in Emission, and nobody looks for it in a text again.</summary>
public sealed partial class TextInTheModel
{
    [Fact]
    public void Is_no_qualified_name() => Assert.All(Sources("Model"), static file => Assert.DoesNotContain("global::", File.ReadAllText(file)));

    [Fact]
    public void Is_not_searched_for_code() => Assert.All(
        Sources("Model").Concat(Sources("Parsing")).Concat(Sources("Emission")).Where(static file => Path.GetFileName(file) is not ("Qualifiers.cs" or "Naming.cs")),
        static file => Assert.DoesNotMatch(SearchForCode(), File.ReadAllText(file)));

    [Fact]
    public void Is_no_codec_and_no_column() => Assert.All(
        typeof(SessionSpec).Assembly.GetTypes().Where(static type => type.Namespace == typeof(SessionSpec).Namespace).SelectMany(static type => type.GetProperties()),
        static property => Assert.False(property.PropertyType == typeof(string) && (property.Name.EndsWith("Codec", StringComparison.Ordinal) || property.Name.EndsWith("Column", StringComparison.Ordinal)), $"{property.DeclaringType}.{property.Name}"));

    private static string[] Sources(string folder, [CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Persistence.Generators", folder)), "*.cs", SearchOption.AllDirectories);

    // A search for a qualifier, a codec, a column or the bracket of type arguments.
    [GeneratedRegex("""\.(Contains|Replace|StartsWith|EndsWith|IndexOf)\(\$?@?"[^"\n]*(::|Codec|Column|\w<)""")]
    private static partial Regex SearchForCode();
}
