using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence.Hosting.Tests.Sessions;

namespace Persistence.Hosting.Tests.Docs;

#pragma warning disable CA1848 // As short as the page has it.

/// <summary>The worker of docs/hosting.md.</summary>
public sealed class NoteWorker(ILeasedNoteStore store, ILogger<NoteWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            try
            {
                while (await store.ClaimDueAsync(Environment.MachineName, TimeSpan.FromMinutes(1), stoppingToken) is { } claim)
                {
                    await Step(claim, stoppingToken);
                }
            }
            catch (SessionStoreUnavailableException fault)
            {
                log.LogWarning(fault, "No store; asked again");
            }
        }
        while (await poll.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Step(SessionClaim<LeasedNote> claim, CancellationToken stoppingToken)
    {
        await using (claim)                              // releases the lease, also after an exception
        {
            try
            {
                claim.Session.Text = await Answer(claim.Session, claim.Lease.Lost);
                claim.Session.DueAt = null;              // done: without a new due time it is claimed again
                await store.Under(claim.Lease).SaveAsync(claim.Session, stoppingToken);
            }
            catch (Exception fault) when (fault is SessionLeaseLostException || claim.Lease.Lost.IsCancellationRequested)
            {
                log.LogInformation("Another worker goes on");
            }
            catch (Exception fault) when (fault is not OperationCanceledException and not SessionStoreUnavailableException)
            {
                log.LogError(fault, "Attempt {Attempt} failed", claim.Attempts);
            }
        }
    }

    private static Task<string> Answer(LeasedNote note, CancellationToken lost) => Task.FromResult(note.Text + lost.IsCancellationRequested);
}
