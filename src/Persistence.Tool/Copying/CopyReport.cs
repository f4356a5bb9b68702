using Persistence.Tool.Stores;

namespace Persistence.Tool.Copying;

/// <summary>What a copy did. For one thread.</summary>
/// <param name="left">Receives each session that was not copied: its class, its key, and why.</param>
internal sealed class CopyReport(Action<string, string, string> left)
{
    /// <summary>How many sessions were looked at.</summary>
    public long Looked { get; set; }

    /// <summary>How many were created in the target.</summary>
    public long Created { get; private set; }

    /// <summary>How many were brought up to date.</summary>
    public long Updated { get; private set; }

    /// <summary>How many were there already.</summary>
    public long Equal { get; private set; }

    /// <summary>How many were removed from the source.</summary>
    public long Moved { get; set; }

    /// <summary>How many a program deleted while they were moved.</summary>
    public long Deleted { get; set; }

    /// <summary>How many were not copied.</summary>
    public long Left { get; private set; }

    /// <summary>Counts a session.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="entries">How many entries it has.</param>
    public void Take(PutOutcome outcome, long entries)
    {
        Created += outcome == PutOutcome.Created ? 1 : 0;
        Updated += outcome == PutOutcome.Updated ? 1 : 0;
        Equal += outcome == PutOutcome.Equal ? 1 : 0;
        Entries += outcome is PutOutcome.Created or PutOutcome.Updated ? entries : 0;
    }

    /// <summary>How many entries the sessions have that were written.</summary>
    public long Entries { get; private set; }

    /// <summary>Counts a session that was not copied.</summary>
    /// <param name="stored">Its class.</param>
    /// <param name="key">Its key.</param>
    /// <param name="reason">Why.</param>
    public void Leave(StoredClass stored, string key, string reason)
    {
        Left++;
        left(stored.Name, key, reason);
    }
}
