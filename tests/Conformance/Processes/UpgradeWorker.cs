using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>A process that upgrades every session, and says how far it is.</summary>
internal static class UpgradeWorker
{
    /// <summary>What it is asked to do.</summary>
    public const string Task = "upgrade-all";

    /// <summary>Does it.</summary>
    /// <param name="what">What to do.</param>
    /// <param name="location">Where.</param>
    /// <returns>False where something else was asked.</returns>
    public static bool TryRun(string what, Location location)
    {
        if (what != Task)
        {
            return false;
        }

        using var store = location.Open<IPersonV2Store>();
        Console.Out.WriteLine(store.UpgradeAll(new Said()));
        return true;
    }

    private sealed class Said : IProgress<UpgradeResult>
    {
        public void Report(UpgradeResult value)
        {
            Console.Out.WriteLine(value);
            Console.Out.Flush();
        }
    }
}
