using Microsoft.CodeAnalysis;
using Persistence.Evolution.Tests.Rows;
using Persistence.SchemaFiles;

namespace Persistence.Evolution.Tests.Versions;

/// <summary>What the compiler reports of the change of each row.</summary>
internal sealed class Reports
{
    private readonly List<Diagnostic> _found;

    private Reports(IEnumerable<Diagnostic> found) => _found = [.. found];

    /// <summary>Compares the classes after the change with what the file says of them before it.</summary>
    public static async Task<Reports> Of(IReadOnlyList<Row> rows)
    {
        var file = Write("", await Project(rows, static row => row.Before).Compare(""));
        file = Write(file, await Project(rows, static row => row.Between).Compare(file));
        return new(await Project(rows, static row => row.After).Compare(file));
    }

    /// <summary>The project of a version.</summary>
    public static UserProject Project(IEnumerable<Row> rows, Func<Row, string> version) => new(rows.Select(row => (row.Name, version(row))));

    /// <summary>The ids, with the severity of what does not say that data is lost.</summary>
    public string Of(Row row)
    {
        var found = All(row).Select(static one => one.Severity == DiagnosticSeverity.Error || one.Id == "PG1001" ? one.Id : $"{one.Id} ({one.Severity})").Distinct().Order(StringComparer.Ordinal).ToList();
        return found.Count == 0 ? "nothing" : string.Join(", ", found);
    }

    /// <summary>Whether the build fails.</summary>
    public bool IsError(Row row) => All(row).Any(static one => one.Severity == DiagnosticSeverity.Error);

    /// <summary>The ids of all rows.</summary>
    public IEnumerable<string> Ids => _found.Select(static one => one.Id).Distinct();

    // A class that is gone is reported at another one.
    private IEnumerable<Diagnostic> All(Row row) => _found.Where(one => one.Id == "PG1003"
        ? one.GetMessage(null).Contains($"'{row.StorageName}'", StringComparison.Ordinal)
        : one.Location.SourceTree?.FilePath == row.Name + ".cs");

    private static string Write(string file, IReadOnlyCollection<Diagnostic> found) =>
        SchemaLines.Change(file, Lines(found, SchemaLines.Removed), Lines(found, SchemaLines.Added));

    private static IEnumerable<string> Lines(IEnumerable<Diagnostic> found, string property) =>
        found.SelectMany(one => one.Properties.GetValueOrDefault(property) is { Length: > 0 } lines ? lines.Split('\n') : []);
}
