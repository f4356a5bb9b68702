using Persistence.Threads;

namespace Persistence.Json;

/// <summary>What the store repaired since it was opened.</summary>
internal sealed class RepairLog
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
}
