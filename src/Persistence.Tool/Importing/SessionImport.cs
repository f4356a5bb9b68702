using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Importing;

/// <summary>Writes sessions that come one after the other into a store. For one thread.</summary>
/// <param name="target">The store.</param>
/// <param name="shapes">What the members of classes are.</param>
/// <param name="report">Receives what was done.</param>
internal sealed class SessionImport(IStoreWriter target, KnownShapes shapes, CopyReport report)
{
    /// <summary>Writes sessions.</summary>
    /// <param name="sessions">The sessions, those of one class in a row.</param>
    /// <param name="progress">Is called after each.</param>
    /// <param name="cancellation">Ends it, between two sessions.</param>
    public void Run(IEnumerable<(StoredClass Class, IOpenSession Session)> sessions, Action progress, CancellationToken cancellation)
    {
        var present = "";
        foreach (var (stored, session) in sessions)
        {
            cancellation.ThrowIfCancellationRequested();
            using (session)
            {
                if (present != stored.Name)
                {
                    target.BeginClass(shapes.With(stored));
                    present = stored.Name;
                }

                Put(stored, session);
            }

            progress();
        }
    }

    private void Put(StoredClass stored, IOpenSession session)
    {
        report.Looked++;
        try
        {
            var outcome = target.Put(session);
            report.Take(outcome, session.Head.Entries);
            if (outcome == PutOutcome.Conflict)
            {
                report.Leave(stored, session.Head.Key, "the store holds another session of this key: nothing was written");
            }
        }
        catch (SessionCorruptedException problem)
        {
            report.Leave(stored, session.Head.Key, problem.Message);
        }
    }
}
