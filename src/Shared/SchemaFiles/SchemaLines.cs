using System;
using System.Collections.Generic;
using System.Linq;

namespace Persistence.SchemaFiles;

/// <summary>
/// <c>PersistedSchema.txt</c> as lines, which analyzer and fixes have to see alike. A change of the file is lines that go and lines that come, so that
/// changes of several fixes are applied together, and so that git merges those of several branches.
/// </summary>
internal static class SchemaLines
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "PersistedSchema.txt";

    /// <summary>The version of the format that this analyzer writes, and the highest that it reads.</summary>
    public const int Format = 1;

    /// <summary>What the first line begins with.</summary>
    public const string Heading = "PersistedSchema ";

    /// <summary>The second line.</summary>
    public const string Comment = "# What session classes store, by version. `dotnet format` writes it; review it like code. See docs/schema-evolution.md.";

    /// <summary>What stands before the reason of an acceptance.</summary>
    public const string Accepted = " accepted: ";

    /// <summary>What stands before the reason why a class is gone.</summary>
    public const string ClassRemoved = " removed: ";

    /// <summary>In a diagnostic's properties: the lines that go.</summary>
    public const string Removed = "Removed";

    /// <summary>In a diagnostic's properties: the lines that come.</summary>
    public const string Added = "Added";

    /// <summary>In a diagnostic's properties: the name in C# that a member had.</summary>
    public const string Name = "Name";

    /// <summary>In a diagnostic's properties: the storage name that it is about.</summary>
    public const string StorageName = "StorageName";

    /// <summary>In a diagnostic's properties: the members that may be it under a new name, with commas between them.</summary>
    public const string Successors = "Successors";

    /// <summary>In a diagnostic's properties: the version above the one that the file knows.</summary>
    public const string NextVersion = "NextVersion";

    /// <summary>The file's text after some lines went and others came.</summary>
    /// <param name="text">The text; empty for a file that is not there.</param>
    /// <param name="removed">The lines that go.</param>
    /// <param name="added">The lines that come.</param>
    /// <returns>The text, with the line ends that the file had.</returns>
    public static string Change(string text, IEnumerable<string> removed, IEnumerable<string> added)
    {
        var lines = new SortedSet<string>(Split(text).Where(IsFact), StringComparer.Ordinal);
        lines.ExceptWith(removed);
        lines.UnionWith(added);
        var end = text.Contains("\r\n") ? "\r\n" : "\n";
        return string.Concat(new[] { Heading + Format, Comment }.Concat(lines).Select(line => line + end));
    }

    /// <summary>A line that accepts a change, or that a class is gone, with another reason.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reason">The reason; what stands in it on further lines is put into this one.</param>
    /// <returns>The line as it is where it accepts nothing.</returns>
    public static string WithReason(string line, string reason)
    {
        var starts = new[] { Accepted, ClassRemoved }.Select(word => (Start: line.IndexOf(word, StringComparison.Ordinal), word.Length)).Where(static word => word.Start >= 0).ToArray();
        return starts.Length == 0
            ? line
            : line.Remove(starts.Min(static word => word.Start + word.Length)) + string.Join(" ", Split(reason).Where(static part => part.Length > 0));
    }

    /// <summary>The lines of a text.</summary>
    /// <param name="text">The text.</param>
    public static string[] Split(string text) => text.Split('\n').Select(static line => line.TrimEnd('\r', ' ', '\t')).ToArray();

    /// <summary>Whether a line says something of a class.</summary>
    /// <param name="line">The line.</param>
    public static bool IsFact(string line) =>
        line.Length > 0 && line[0] != '#' && !line.StartsWith(Heading, StringComparison.Ordinal);
}
