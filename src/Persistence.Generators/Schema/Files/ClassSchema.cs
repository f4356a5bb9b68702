using Persistence.Generators.Model;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Schema.Files;

/// <summary>What the file says of one session class. Plain data, compared by value.</summary>
/// <param name="StorageName">Its storage name.</param>
/// <param name="Version">Its schema version when the file was brought up to date.</param>
/// <param name="Mark">What the shape was when that version was first written, so that two branches that both raise the version conflict in git.</param>
/// <param name="TypeName">The class in C#, for people; empty where the line does not say.</param>
/// <param name="Reason">Why the class is gone; null for one that is not.</param>
/// <param name="Facts">Its facts, in the order of the file.</param>
internal sealed record ClassSchema(string StorageName, int Version, string Mark, string TypeName, string? Reason, EquatableArray<SchemaFact> Facts)
{
    /// <summary>The name of the line that says the version.</summary>
    public const string VersionName = "SchemaVersion";

    /// <summary>The line that says the version.</summary>
    public string VersionLine =>
        $"{StorageName} {VersionName}: {Version} #{Mark}{(TypeName.Length == 0 ? "" : " " + TypeName)}{(Reason is null ? "" : SchemaLines.ClassRemoved + Reason)}";

    /// <summary>All its lines.</summary>
    public IEnumerable<string> Lines => Facts.Items.Select(fact => fact.ToLine(StorageName)).Prepend(VersionLine);
}
