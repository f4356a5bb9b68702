using Persistence.Tool.Stores;

namespace Persistence.Tool.Canonical;

/// <summary>Writes the sessions of a store, class by class, in the order of their keys. A damaged session is named and left out: never is a part of one written.</summary>
/// <param name="reader">The store.</param>
/// <param name="writer">Receives the sessions.</param>
/// <param name="leave">Receives the sessions that are left out.</param>
internal sealed class StoreExport(IStoreReader reader, CanonicalWriter writer, Action<SessionCorruptedException> leave)
{
    /// <summary>How many sessions were left out.</summary>
    public long Damaged { get; private set; }

    /// <summary>Writes the sessions of a class.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="progress">Receives how many sessions were written.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ToolException">What is stored does not say what its members are.</exception>
    public void Run(StoredClass stored, Action<long> progress, CancellationToken cancellation)
    {
        if (reader.Address.Kind == StoreKind.Sqlite && stored.Shape is null)
        {
            throw new ToolException($"The database '{reader.Address.Text}' does not say what the columns of class '{stored.Name}' are, because an earlier version of the library made it: open it once with your program, which records that, then try again.");
        }

        var hasBegun = false;
        reader.Ahead = ReadAhead.Sessions;
        foreach (var key in reader.Keys(stored))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Open(stored, key) is not { } session)
            {
                continue;
            }

            using (session)
            {
                if (!hasBegun)
                {
                    writer.BeginClass(stored);
                    hasBegun = true;
                }

                Write(session);
            }

            progress(writer.Sessions);
        }
    }

    private IOpenSession? Open(StoredClass stored, string key)
    {
        try
        {
            return reader.Open(stored, key);
        }
        catch (SessionCorruptedException problem)
        {
            Leave(problem);
            return null;
        }
    }

    private void Write(IOpenSession session)
    {
        try
        {
            writer.Write(session);
        }
        catch (SessionCorruptedException problem)
        {
            writer.Abandon();
            Leave(problem);
        }
    }

    private void Leave(SessionCorruptedException problem)
    {
        Damaged++;
        leave(problem);
    }
}
