using System.Text.RegularExpressions;
using Xunit;

namespace Persistence.Samples.Tests.Architecture;

/// <summary>A class of src is one file. docs/decisions/limits-per-file.md names those that are not, with the number of their files, and why.</summary>
public sealed partial class PartialFileTests
{
    [Fact]
    public void Only_the_classes_of_the_decision_stand_in_several_files()
    {
        var allowed = Row().Matches(SourceFiles.Page("docs/decisions/limits-per-file.md"))
            .SelectMany(static row => row.Groups["name"].Captures.Zip(row.Groups["files"].Captures, static (name, files) => $"{name.Value}: {files.Value} files"))
            .Order(StringComparer.Ordinal);
        var found = from file in SourceFiles.Product
                    from match in PartialType().Matches(file.Value)
                    group file.Key by (Namespace().Match(file.Value).Value, match.Groups["name"].Value) into type
                    where type.Distinct().Count() > 1
                    select $"{type.Key.Item2}: {type.Distinct().Count()} files";
        Assert.Equal(allowed, found.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (`(?<name>\w+)`(, )?)+ \| [\d, ]+ \| ((?<files>\d+)(, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^[ \t]*(?:\w+ )*partial (?:class|struct|record|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PartialType();
}
