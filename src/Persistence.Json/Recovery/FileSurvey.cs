using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>
/// Looks through a file that is not as a store wrote it: which commits are whole, and what else is there. Nothing else than whole
/// lines is a commit.
/// </summary>
/// <param name="source">The file.</param>
internal sealed class FileSurvey(IStoredFile source)
{
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);
    private readonly ForeignTextSurvey _foreign = new();
    private long _version = -1;
    private long _length;

    /// <summary>Where the first line begins that is not as it was written; the length of the file when there is none.</summary>
    public long FirstDamage { get; private set; } = -1;

    /// <summary>How many bytes there are that belong to no whole line, newlines and other white space not counted.</summary>
    public long LostBytes => _foreign.Bytes;

    /// <summary>The key that the header stands for; null when no whole line has one.</summary>
    public string? Key { get; private set; }

    /// <summary>Which of the whole lines holds the header to keep: of those with the highest version the last one.</summary>
    public int HeaderLine { get; private set; } = -1;

    /// <summary>How many whole lines there are.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether lines stand where they were not written: lines of another branch are before them, or some are missing.</summary>
    public bool IsMoved { get; private set; }

    /// <summary>Whether the entries of a log do not follow one another.</summary>
    public bool HasGaps { get; private set; }

    /// <summary>Whether what is whole cannot be kept as it is.</summary>
    public bool IsMixed => IsMoved || HasGaps;

    /// <summary>Whether all that was ever written to the file can be kept.</summary>
    public bool IsComplete => HeaderLine >= 0 && !IsDamaged && !IsMixed;

    /// <summary>Whether there is text that may have been a commit.</summary>
    public bool IsDamaged => _foreign.IsDamage;

    /// <summary>What was found, for a sentence.</summary>
    public string Findings => string.Join("; ", IsMoved
        ? _foreign.Sentences().Append("lines of two branches or copies are in it, as a merge leaves them, or lines were taken out")
        : HasGaps && !IsDamaged ? _foreign.Sentences().Append("no line was damaged, but the entries of a log did not follow one another") : _foreign.Sentences());

    /// <summary>Looks through the file.</summary>
    /// <returns>This.</returns>
    public FileSurvey Run()
    {
        using var lines = new LineScanner(source, 0, source.Length);
        while (lines.Next())
        {
            if (RecordCheck.IsValid(lines.Line))
            {
                Take(lines.Line, lines.Offset);
                continue;
            }

            Search(lines.Line, lines.Offset);
        }

        FirstDamage = FirstDamage < 0 ? source.Length : FirstDamage;
        return this;
    }

    private void Search(ReadOnlySpan<byte> text, long offset)
    {
        FirstDamage = FirstDamage < 0 ? offset : FirstDamage;
        var finder = new LineFinder(text);
        var isFound = true;
        while (isFound)
        {
            isFound = finder.Next();
            _foreign.Take(finder.Between);
            if (isFound)
            {
                Take([.. finder.Line, (byte)'\n'], offset);
            }
        }
    }

    private void Take(ReadOnlySpan<byte> line, long offset)
    {
        if (!RecordCheck.IsCommit(line))
        {
            FirstDamage = FirstDamage < 0 ? offset : FirstDamage;
            _foreign.TakeDamage(line);
            return;
        }

        var view = LineView.Parse(line);
        CheckPlace(view, offset);
        if (view.Has(LineMember.Header) && view.Number(LineMember.Version) >= _version)
        {
            _version = view.Number(LineMember.Version);
            HeaderLine = Lines;
            Key = new JsonReader(view.Raw(LineMember.Key)).ReadString();
        }

        Lines++;
        _length += line.Length;
    }

    // Foreign text moves lines; where it does not explain the place of one, lines before it were added, removed or moved.
    private void CheckPlace(in LineView view, long offset)
    {
        var isMoved = view.Number(LineMember.At, absent: _length) != _length;
        var hasGap = HasGap(view.Raw(LineMember.Logs));
        IsMoved |= isMoved;
        HasGaps |= hasGap;
        if (isMoved || hasGap)
        {
            FirstDamage = FirstDamage < 0 ? offset : FirstDamage;
        }
    }

    // Whether the entries of a log do not go on where it ended.
    private bool HasGap(ReadOnlySpan<byte> logs)
    {
        var isBroken = false;
        foreach (var (name, first, count) in logs.IsEmpty ? [] : LogPieces.Sequences(logs))
        {
            isBroken |= _last.TryGetValue(name, out var last) && first != last + 1;
            _last[name] = first + count - 1;
        }

        return isBroken;
    }
}
