namespace Persistence.Engine;

/// <content>Operations that report how far they have come.</content>
public abstract partial class SessionEngine<TSession, TKey>
{
    /// <summary>Reads everything and names what is damaged, and reports meanwhile how far it has come. Where an engine knows nothing better, it reports at the end.</summary>
    /// <param name="progress">Receives how far it has come, from one thread at a time; null where nobody asks.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The report.</returns>
    public virtual async ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode)
    {
        var report = await Verify(mode).ConfigureAwait(false);
        progress?.Report(new VerifyProgress(report.SessionsChecked, report.SessionsChecked, report.Findings.Count));
        return report;
    }
}
