using System.Text;
using Persistence.Hashing;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>What a stored copy is of: the words or the embeddings of the headers, or of one log.</summary>
/// <param name="Name">The name of the copy.</param>
/// <param name="Fingerprint">The copy of another class, of other members or of another version of the analyzer has another one.</param>
internal sealed record CopiedPart(string Name, byte[] Fingerprint)
{
    /// <summary>The copy of words.</summary>
    /// <param name="description">The class.</param>
    /// <param name="log">The ordinal of the log; -1 for headers.</param>
    public static CopiedPart OfWords(SessionDescription description, int log)
    {
        var members = log < 0 ? description.Searchable : description.Logs[log].Searchable;
        return Of(description, log, ("words", $"{TextAnalyzer.Version}", members.Select(static member => member.Name)));
    }

    /// <summary>The copy of embeddings.</summary>
    /// <param name="description">The class.</param>
    /// <param name="log">The ordinal of the log; -1 for headers.</param>
    /// <param name="member">The embedding.</param>
    public static CopiedPart OfVectors(SessionDescription description, int log, VectorMember member) =>
        Of(description, log, ("vectors", $"{member.Dimensions}.{VectorCode.Version}", [member.Name, member.Model ?? ""]));

    /// <summary>The names of all copies that a class can have.</summary>
    /// <param name="description">The class.</param>
    public static IEnumerable<string> NamesOf(SessionDescription description) =>
        Enumerable.Range(-1, description.Logs.Count + 1).SelectMany(log => (string[])[NameOf("words", description, log), NameOf("vectors", description, log)]);

    // A getter or a converter may give another text: who changes one gives the class a higher schema version.
    private static CopiedPart Of(SessionDescription description, int log, (string Kind, string Version, IEnumerable<string> Members) what)
    {
        string[] lines = [description.Name, $"{description.SchemaVersion}", NameOf(what.Kind, description, log), what.Version, .. what.Members];
        return new CopiedPart(lines[2], TextHash.Sha256(string.Concat(lines.Select(static line => $"{Encoding.UTF8.GetByteCount(line)}:{line}"))));
    }

    private static string NameOf(string kind, SessionDescription description, int log) => log < 0 ? kind : $"{kind}.{description.Logs[log].StorageName}";
}
