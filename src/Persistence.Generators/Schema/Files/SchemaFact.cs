using Persistence.SchemaFiles;

namespace Persistence.Generators.Schema.Files;

/// <summary>One line of the file: what was stored somewhere in a class's data, and by which of its versions. Plain data, compared by value.</summary>
/// <param name="Path">Where, by storage names: <c>header topic</c>, <c>log messages[].id</c>.</param>
/// <param name="Value">What.</param>
/// <param name="Since">The first version of the class that stored it so.</param>
/// <param name="Until">The last one; null where the class still does.</param>
/// <param name="Reason">Why somebody accepted what this line means for stored data; null where nobody had to.</param>
internal sealed record SchemaFact(string Path, string Value, int Since, int? Until = null, string? Reason = null)
{
    /// <summary>The line.</summary>
    /// <param name="session">The class's storage name.</param>
    public string ToLine(string session) =>
        $"{session} {Path}: {Value} @{Since}{(Until is { } until ? ".." + until : "")}{(Reason is null ? "" : SchemaLines.Accepted + Reason)}";
}
