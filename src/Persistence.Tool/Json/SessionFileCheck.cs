using Persistence.Json;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Json;

/// <summary>Checks each line of session files: their checksums, their places, and that the entries of a log follow one another.</summary>
/// <param name="folder">The folder of the class.</param>
/// <param name="name">The storage name of the class.</param>
internal sealed class SessionFileCheck(string folder, string name)
{
    private readonly SessionFileReader _reader = new(folder);

    /// <summary>Checks the file of a session.</summary>
    /// <param name="key">The encoded key.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public Finding? Run(string key) => Check(FileNames.Of(key), key);

    /// <summary>Finds files that look like sessions' and are none: they are named by no key.</summary>
    /// <param name="report">Receives each finding.</param>
    public void FindOthers(Action<Finding> report)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(folder, "*" + FileNames.Suffix).Select(static path => Path.GetFileName(path)).Where(static file => FileNames.KeyOf(file) is null))
        {
            if (!file.Contains('~', StringComparison.Ordinal) || _reader.TryReadKey(file) is null)
            {
                report(Check(file, null) ?? new Finding(name, null, PathOf(file), "no session has a file of this name"));
            }
        }
    }

    private string PathOf(string file) => $"file '{Path.Combine(folder, file)}'";

    private Finding? Check(string file, string? key)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return CheckOnce(file) is { } problem ? new Finding(name, key, PathOf(file), problem) : null;
            }
            catch (LineDamageException) when (look < 3)
            {
                // A writer may be at it.
                Thread.Sleep(2);
            }
            catch (LineDamageException damage)
            {
                return new Finding(name, key, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PathOf(file)}, byte {damage.Offset}"), damage.Message);
            }
        }
    }

    private string? CheckOnce(string file)
    {
        var open = _reader.Open(file);
        if (open is null)
        {
            return File.Exists(Path.Combine(folder, file)) ? JournalTail.NoCommit : null;
        }

        using var stored = open.File;
        using var lines = new LineScanner(stored, 0, open.State.End);
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        while (lines.ReadValid())
        {
            var view = lines.View();
            RecordCheck.ThrowIfMoved(view, lines.Offset);
            CheckSequences(view, lines.Offset, last);
        }

        return _reader.NamesOf(file) is > 1 and var names ? IrregularFileException.Linked(names).Message : null;
    }

    private static void CheckSequences(in LineView view, long offset, Dictionary<string, long> last)
    {
        if (!view.Has(LineMember.Logs))
        {
            return;
        }

        foreach (var (log, first, count) in LogPieces.Sequences(view.Raw(LineMember.Logs)))
        {
            if (first != last.GetValueOrDefault(log) + 1)
            {
                throw new LineDamageException(offset, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"log '{log}' goes on with entry {first}, where {last.GetValueOrDefault(log) + 1} is expected"));
            }

            last[log] = first + count - 1;
        }
    }
}
