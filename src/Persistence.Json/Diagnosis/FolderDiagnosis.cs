using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Finds out how well a store is: its directory, and the disk. Writes nothing.</summary>
/// <param name="context">Path and settings.</param>
/// <param name="directory">The directory.</param>
internal sealed class FolderDiagnosis(JsonContext context, StoreDirectory directory)
{
    /// <summary>Finds out.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The facts.</returns>
    public async ValueTask<StoreDiagnosis> Run(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var facts = new StoreFacts(context.DisplayName);
        try
        {
            FileFault.Translated(null, context.DisplayName, "its directory cannot be read", () => Look(facts));
        }
        catch (SessionStoreUnavailableException fault)
        {
            facts.Unhealthy(StoreFacts.Reachable, fault.Message);
        }

        facts.Disk(context.Directory, context.Options.FreeSpace(context.Directory), context.Options.Monitoring.LowDiskSpace);
        return facts.ToDiagnosis();
    }

    private bool Look(StoreFacts facts)
    {
        directory.Current();
        facts.Good(StoreFacts.Reachable, "the directory can be read");
        if (directory.Writable().IsReadOnly)
        {
            facts.Degraded("writable", "the directory can only be read: give this program the permission to write in it.");
        }
        else
        {
            facts.Good("writable", $"sessions can be written, durability {context.Options.Durability}");
        }

        return true;
    }
}
