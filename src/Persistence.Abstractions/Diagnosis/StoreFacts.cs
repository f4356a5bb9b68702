using System.ComponentModel;
using System.Globalization;

namespace Persistence.Engine;

/// <summary>Collects the facts about a store. For one thread at a time.</summary>
/// <param name="store">The store's name in messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoreFacts(string store)
{
    /// <summary>The name of the fact whether the store answers.</summary>
    public const string Reachable = "reachable";

    private readonly List<StoreFact> _facts = [];

    /// <summary>Adds what is well.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="message">What was found.</param>
    public void Good(string name, string message) => _facts.Add(new StoreFact(name, StoreHealth.Healthy, message));

    /// <summary>Adds what somebody should look at.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="message">What was found, and what to do.</param>
    public void Degraded(string name, string message) => _facts.Add(new StoreFact(name, StoreHealth.Degraded, message));

    /// <summary>Adds what keeps the store from working.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="message">What was found, and what to do.</param>
    /// <param name="needsReopening">Whether this store object never works again, and one that is opened again may.</param>
    public void Unhealthy(string name, string message, bool needsReopening = false) =>
        _facts.Add(new StoreFact(name, StoreHealth.Unhealthy, message) { NeedsReopening = needsReopening });

    /// <summary>Adds how much space is free where the store is.</summary>
    /// <param name="path">A folder on that disk.</param>
    /// <param name="free">How many bytes are free; null where the system does not say.</param>
    /// <param name="low">With fewer somebody should look at it.</param>
    public void Disk(string path, long? free, long low)
    {
        if (free is not { } bytes)
        {
            Good("disk", $"the system does not say how much space is free at '{path}'");
        }
        else if (bytes < low)
        {
            Degraded("disk", $"{Mebibytes(bytes)} are free at '{path}', less than {Mebibytes(low)}: make space, before changes fail.");
        }
        else
        {
            Good("disk", $"{Mebibytes(bytes)} are free at '{path}'");
        }
    }

    /// <summary>Ends the collection.</summary>
    /// <returns>All facts.</returns>
    public StoreDiagnosis ToDiagnosis() => new(store, [.. _facts]);

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024} MiB");
}
