using Persistence.Generators.Emission.Codec;
using Persistence.Generators.Model;

namespace Persistence.Generators.Emission;

/// <summary>
/// Which parts of a map stand in one file. Few files are quick to read and to generate; a file still keeps the V2 limits, of which a function
/// that is one expression takes nothing. Lines are estimated: a part that would make a file too long gets one of its own.
/// </summary>
internal sealed class MapLayout
{
    private const int MostLines = 370;
    private const int MostFunctions = 10;
    private const int MostClasses = 5;

    // More checks than that stand in a file of their own.
    private const int ChecksInFile = 40;

    /// <summary>Plans the files of a map.</summary>
    /// <param name="session">The session class.</param>
    public MapLayout(SessionSpec session)
    {
        var checks = session.Members.Sum(static member => member.Checks.Count);
        HasValidation = checks <= ChecksInFile;
        var lines = 90 + session.Members.Count + (session.Indexes.Count * 3) + 4 + (HasValidation ? checks * 2 : 0);
        var headerLines = 40 + (session.Members.Count * 6);
        HasHeader = session.Members.Count <= MemberEmitter.MembersInFile && lines + headerLines <= MostLines;
        Logs = HasHeader ? Beside(session, lines + headerLines) : [];
    }

    /// <summary>Whether the validation stands beside the core of the map.</summary>
    public bool HasValidation { get; }

    /// <summary>Whether the header's JSON stands beside the core of the map.</summary>
    public bool HasHeader { get; }

    /// <summary>The logs that stand beside the core of the map.</summary>
    public IReadOnlyList<LogSpec> Logs { get; }

    private static List<LogSpec> Beside(SessionSpec session, int lines)
    {
        var logs = new List<LogSpec>();
        var functions = 4 + (session.Key.IsComposite ? 1 : 0) + (session.Unknown?.ExtensionDataMember is null ? 0 : 1) + (2 * Several(session.Indexes.Count)) + Several(session.Logs.Count);
        var classes = session.Containers.Count + 2;
        foreach (var log in session.Logs)
        {
            var (addedLines, addedFunctions, addedClasses) = Size(session, log);
            if (lines + addedLines <= MostLines && functions + addedFunctions <= MostFunctions && classes + addedClasses <= MostClasses)
            {
                logs.Add(log);
                (lines, functions, classes) = (lines + addedLines, functions + addedFunctions, classes + addedClasses);
            }
        }

        return logs;
    }

    // The log's validation; three functions of its entries' codec, and one that assigns what the constructor does not. The entries of several logs may share one
    // codec, so that a log with a codec stands in a file of its own unless it is the only one.
    private static (int Lines, int Functions, int Classes) Size(SessionSpec session, LogSpec log) => !LogEmitter.FitsBeside(log) ? (50, 1, 1)
        : session.Logs.Count > 1 ? (MostLines, 0, 0)
        : (110 + (log.EntryObject!.Members.Count * 7), DraftEmitter.HasLate(log.EntryObject) ? 5 : 4, 3);

    // One statement is one expression.
    private static int Several(int statements) => statements > 1 ? 1 : 0;
}
