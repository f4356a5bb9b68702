using System.ComponentModel;
using Persistence.Threads;

namespace Persistence.Engine;

/// <summary>
/// A verification whose parts end in any order, on several threads: it reports how far it has come, and makes the same report whatever the order was. What it keeps is the findings.
/// </summary>
/// <param name="progress">Receives how far it has come; null where nobody asks. It is called by one thread at a time.</param>
/// <param name="cancellation">After it was cancelled nothing is reported any more.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VerifyRun(IProgress<VerifyProgress>? progress, CancellationToken cancellation)
{
    private readonly Lock _gate = new();
    private readonly SortedList<long, IReadOnlyList<IntegrityFinding>> _found = [];
    private long _sessions;
    private long _entries;
    private int _findings;

    /// <summary>Whether anybody asks how far it has come: a total that costs something need not be known otherwise.</summary>
    public bool IsWatched => progress is not null;

    /// <summary>How many sessions there are; null where that is not known.</summary>
    public long? Total { get; set; }

    /// <summary>Takes what a part has found.</summary>
    /// <param name="part">Its place in the report. Each part has another one.</param>
    /// <param name="sessions">How many sessions were read.</param>
    /// <param name="entries">How many entries were read.</param>
    /// <param name="findings">What is wrong with them.</param>
    /// <exception cref="OperationCanceledException">The verification was cancelled: what looked like damage need not be any.</exception>
    public void Take(long part, long sessions, long entries, IReadOnlyList<IntegrityFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using (Uninterrupted.Enter(_gate))
        {
            cancellation.ThrowIfCancellationRequested();
            _sessions += sessions;
            _entries += entries;
            _findings += findings.Count;
            if (findings.Count > 0)
            {
                _found.Add(part, findings);
            }

            if (sessions > 0)
            {
                progress?.Report(new VerifyProgress(_sessions, Total is { } total ? Math.Max(total, _sessions) : null, _findings));
            }
        }
    }

    /// <summary>Ends it.</summary>
    /// <returns>The report. What is said of the store as a whole is said once, however many parts found it.</returns>
    public IntegrityReport End()
    {
        var whole = new HashSet<IntegrityFinding>();
        var report = new IntegrityReport(_sessions, _entries, [.. _found.Values.SelectMany(static findings => findings).Where(finding => finding.SessionKey is not null || whole.Add(finding))]);
        progress?.Report(new VerifyProgress(_sessions, _sessions, report.Findings.Count));
        return report;
    }
}
