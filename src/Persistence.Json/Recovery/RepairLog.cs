using Persistence.Monitoring;
using Persistence.Threads;

namespace Persistence.Json;

/// <summary>What the store repaired since it was opened.</summary>
/// <param name="telemetry">Reports repairs too.</param>
internal sealed class RepairLog(StoreTelemetry telemetry)
{
    private readonly Lock _gate = new();
    private readonly List<Recovery> _repairs = [];

    /// <summary>How many repairs there were.</summary>
    public int Count
    {
        get
        {
            using (Uninterrupted.Enter(_gate))
            {
                return _repairs.Count;
            }
        }
    }

    /// <summary>Records a repair.</summary>
    /// <param name="repair">The repair.</param>
    public void Record(Recovery repair)
    {
        using (Uninterrupted.Enter(_gate))
        {
            _repairs.Add(repair);
        }

        telemetry.Recovered(ReasonOf(repair), repair.Bytes, FileNames.KeyOf(Path.GetFileName(repair.File)));
    }

    /// <summary>The repairs from one on.</summary>
    /// <param name="first">The <see cref="Count"/> before it.</param>
    /// <returns>The repairs.</returns>
    public RecoveryReport Since(int first)
    {
        using (Uninterrupted.Enter(_gate))
        {
            return new RecoveryReport([.. _repairs.Skip(first)]);
        }
    }

    // Its own text may name what is in the file.
    private static string ReasonOf(Recovery repair) => repair switch
    {
        { KeptIn: not null } => "damaged data was moved to quarantine",
        { Bytes: > 0 } => "a torn write was cut off",
        _ => "the newline of the last commit was missing",
    };
}
