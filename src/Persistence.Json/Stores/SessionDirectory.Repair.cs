using System.Globalization;
using Persistence.Threads;

namespace Persistence.Json;

/// <content>Torn writes.</content>
internal sealed partial class SessionDirectory
{
    private readonly Lock _recoveryGate = new();
    private readonly List<Recovery> _recoveries = [];

    /// <summary>What this store repaired.</summary>
    public RecoveryReport Recoveries
    {
        get
        {
            using (Uninterrupted.Enter(_recoveryGate))
            {
                return new RecoveryReport([.. _recoveries]);
            }
        }
    }

    /// <summary>Records a repair.</summary>
    /// <param name="recovery">The repair.</param>
    public void Record(Recovery recovery)
    {
        using (Uninterrupted.Enter(_recoveryGate))
        {
            _recoveries.Add(recovery);
        }
    }

    /// <summary>Moves a file aside under a name that no session has. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>The path under which it is kept.</returns>
    public string SetAside(SessionFile file)
    {
        var kept = KeptName(file, "damaged");
        file.Folder!.Rename(file.Name, kept);
        Forget(file);
        SyncNames(file);
        return PathOf(kept);
    }

    private string PathOf(string name) => System.IO.Path.Combine(Path, name);

    private string KeptName(SessionFile file, string what)
    {
        var time = Options.TimeProvider.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        return $"{file.Name}.{what}-{time}-{Guid.NewGuid().ToString("N")[..8]}";
    }

    /// <summary>Gives the last line of a session its newline, if just that is missing. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>True when it was missing.</returns>
    public bool CompleteLast(SessionFile file)
    {
        using var stored = OpenIn(file.Folder!, file.Name, FileUse.Append);
        var tail = stored is null ? default : ReadTail(file, stored);
        if (tail.IsUnfinished)
        {
            Complete(file, stored!, tail);
        }

        return tail.IsUnfinished;
    }

    // Alone, and on disk before anything follows it: a loss of power must not leave a later line without it.
    private void Complete(SessionFile file, IStoredFile stored, FileTail tail)
    {
        Append(stored, tail.WholeEnd - 1, "\n"u8);
        Record(new Recovery(file.Path, tail.WholeEnd - 1, 0, null, "the last commit lacked its newline, which it has now; nothing was lost"));
    }

    private void TryCut(SessionFile file, FileTail tail)
    {
        try
        {
            using var stored = tail.State is null ? null : OpenIn(file.Folder!, file.Name, FileUse.Append);
            if (stored is not null)
            {
                Cut(file, stored, tail);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or LineDamageException)
        {
            // Who may only read sees the whole commits all the same; a writer will cut the tail, or report why he cannot.
        }
    }

    // What a dying writer leaves is the beginning of a line. Whole lines with wrong content may be more than that, so they
    // are kept.
    private void Cut(SessionFile file, IStoredFile stored, FileTail tail)
    {
        var torn = new byte[tail.Length - tail.WholeEnd];
        stored.Read(tail.WholeEnd, torn);
        string? kept = null;
        if (torn.AsSpan().Contains((byte)'\n'))
        {
            kept = KeptName(file, "torn");
            using var copy = OpenIn(file.Folder!, kept, FileUse.Replace)!;
            Append(copy, 0, torn);
            SyncNames(file);
        }

        stored.SetLength(tail.WholeEnd);
        if (IsDurable)
        {
            stored.Sync();
        }

        Record(new Recovery(file.Path, tail.WholeEnd, torn.Length, kept is null ? null : PathOf(kept), "the last write was torn; it was never acknowledged, or it was damaged later"));
    }
}
