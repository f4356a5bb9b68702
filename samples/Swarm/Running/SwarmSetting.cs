using Swarm.Page;
using Swarm.Stores;

namespace Swarm.Running;

/// <summary>What a run of the program was asked for.</summary>
/// <param name="Folder">Where files are.</param>
/// <param name="TranscriptPath">The transcript; null for the one that is shipped.</param>
/// <param name="Processes">How many agent processes, 1 to 16.</param>
/// <param name="Pause">How long an agent waits before each message.</param>
public sealed record SwarmSetting(string Folder, string? TranscriptPath, int Processes, TimeSpan Pause)
{
    /// <summary>Where it is shown in a page; null for nowhere.</summary>
    public PageSetting? Page { get; init; }

    /// <summary>Whether the page is there until it is stopped, also when everything is said and done.</summary>
    public bool Stays { get; init; }

    /// <summary>The transcript's path.</summary>
    public string Transcript => TranscriptPath ?? Path.Combine(AppContext.BaseDirectory, "harbour-festival.jsonl");

    /// <summary>Opens the stores that the folder's note names.</summary>
    public SwarmServices Open() => new(StoreOpener.Open(StoreNote.Read(Folder), Folder), TimeProvider.System);
}
