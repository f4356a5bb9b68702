namespace Persistence.Json;

/// <summary>
/// The index file of a class: what a catalog knows, for the next program that needs it. It may be lost at any time, and is not trusted: a line counts only for the very
/// file that it was read from. So it is written without waiting for the disk, and whatever goes wrong with it is of no matter. Guarded by <see cref="SessionCatalog"/>.
/// </summary>
/// <param name="directory">Where it is.</param>
/// <param name="lines">Its lines.</param>
/// <param name="indexes">How many indexes the class has.</param>
/// <param name="leastFiles">Fewer files are read as soon as an index file is; and so many change at least before that is written down.</param>
internal sealed class IndexFile(StoreDirectory directory, IndexLines lines, int indexes, int leastFiles)
{
    /// <summary>Its name.</summary>
    public const string FileName = ".index";

    private const string TemporaryName = ".index.tmp";

    // Of the files, so many change before that is written down; at the end of a store, fewer.
    private const int UsualPart = 32;
    private const int EndPart = 1024;
    private const long Pause = 100;

    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private long _notBefore;

    // Of the file, without lines that later ones replaced.
    private long _usefulLength;

    /// <summary>Begins with another folder.</summary>
    /// <returns>What is known of it: nothing.</returns>
    public CatalogContents NewContents()
    {
        _pending.Clear();
        _usefulLength = 0;
        return new CatalogContents(indexes);
    }

    /// <summary>Remembers that a file was read, so that its line is not what it says any more.</summary>
    /// <param name="name">The file's name.</param>
    public void Changed(string name) => _pending.Add(name);

    /// <summary>Reads what is in the file.</summary>
    /// <returns>The sessions by the names of their files, as they were; none when there is no index file, or one of another class.</returns>
    public Dictionary<string, CatalogEntry> Load()
    {
        var entries = new Dictionary<string, CatalogEntry>(StringComparer.Ordinal);
        try
        {
            using var stored = directory.Open(directory.Current(), FileName, FileUse.Read);
            if (stored is not null)
            {
                Read(stored, entries);
            }
        }
        catch (Exception fault) when (IsOfNoMatter(fault))
        {
            // What it would have said is read from the session files.
        }

        return entries;
    }

    /// <summary>Writes down what was learned, where that is worth it.</summary>
    /// <param name="contents">What is known.</param>
    /// <param name="changed">Files that have changed since.</param>
    /// <param name="asked">When the system was last asked which files changed: what changed shortly before may have changed again without another stamp.</param>
    /// <param name="isEnd">Whether it is the last time.</param>
    public void Keep(CatalogContents contents, HashSet<string> changed, DateTime asked, bool isEnd)
    {
        var least = Math.Max(isEnd ? leastFiles / UsualPart : leastFiles, contents.Count / (isEnd ? EndPart : UsualPart));
        if (contents.Count < leastFiles || _pending.Count < least || (!isEnd && Environment.TickCount64 < _notBefore))
        {
            return;
        }

        _notBefore = Environment.TickCount64 + Pause;
        var moment = ChangeTime.Of(asked);
        var settled = _pending.Select(contents.Find).Where(IsToBeKept).ToList();
        if (settled.Count > 0 && settled.Count >= least / 2)
        {
            TryWrite(settled!, contents.Entries.Where(IsToBeKept));
        }

        bool IsToBeKept(CatalogEntry? entry) => entry is { Values: not null } && entry.Stamp.IsSettledAt(moment) && !changed.Contains(entry.Name);
    }

    private void TryWrite(List<CatalogEntry> settled, IEnumerable<CatalogEntry> all)
    {
        var (folder, locks) = directory.Latest;
        try
        {
            if (locks.AreDenied || !locks.TryTake(LockSlots.Index))
            {
                return;
            }

            try
            {
                if (!TryAppend(folder, settled))
                {
                    Replace(folder, all);
                }

                _pending.ExceptWith(settled.Select(static entry => entry.Name));
            }
            finally
            {
                locks.Release(LockSlots.Index);
            }
        }
        catch (Exception fault) when (IsOfNoMatter(fault))
        {
            // Tried again when as much was learned again.
            _pending.Clear();
        }
    }

    private bool TryAppend(IFileFolder folder, List<CatalogEntry> settled)
    {
        using var stored = directory.Open(folder, FileName, FileUse.Append);
        if (stored is null || !lines.Begin(stored) || stored.Length >= _usefulLength * 2)
        {
            return false;
        }

        using var appender = new IndexAppender(stored, stored.Length, lines);
        settled.ForEach(appender.Add);
        return true;
    }

    private void Replace(IFileFolder folder, IEnumerable<CatalogEntry> all)
    {
        using (var fresh = directory.Open(folder, TemporaryName, FileUse.Replace)!)
        {
            fresh.Write(0, lines.First);
            using var appender = new IndexAppender(fresh, lines.First.Length, lines);
            foreach (var entry in all)
            {
                appender.Add(entry);
            }

            _usefulLength = appender.End;
        }

        folder.Rename(TemporaryName, FileName);
    }

    private void Read(IStoredFile stored, Dictionary<string, CatalogEntry> entries)
    {
        if (!lines.Begin(stored))
        {
            return;
        }

        var count = 0L;
        using var scanner = new LineScanner(stored, lines.First.Length, stored.Length);
        while (scanner.Next())
        {
            count++;
            if (lines.TryRead(scanner.Line) is { } entry)
            {
                entries[entry.Name] = entry;
            }
        }

        _usefulLength = count == 0 ? 0 : stored.Length * entries.Count / count;
    }

    private static bool IsOfNoMatter(Exception fault) => FileFault.IsOfFiles(fault) || fault is LineDamageException or IrregularFileException;
}
