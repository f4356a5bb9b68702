using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Json;

/// <summary>What every part of the engine needs.</summary>
/// <param name="Directory">The directory of the class.</param>
/// <param name="DisplayName">The store's name in messages.</param>
/// <param name="Description">The session class.</param>
/// <param name="Options">The store's settings.</param>
internal sealed record JsonContext(string Directory, string DisplayName, SessionDescription Description, JsonStoreOptions Options)
{
    /// <summary>What the store measures and reports.</summary>
    public required StoreTelemetry Telemetry { get; init; }

    /// <summary>Whether each commit waits for the disk.</summary>
    public bool IsDurable => Options.Durability == Durability.Full;

    /// <summary>The time by which sessions expire.</summary>
    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Gives the name of a store in messages.</summary>
    /// <param name="directory">The directory that the user gave.</param>
    /// <param name="description">The session class.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The directory is no text of a path.</exception>
    public static string NameOf(string directory, SessionDescription description) => $"JSON store '{DirectoryText.Checked(directory)}' (class {description.Name})";

    /// <summary>Checks what the user gave.</summary>
    /// <param name="directory">The directory, a text of a path.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="description">The session class.</param>
    /// <param name="telemetry">What the store measures and reports.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ArgumentException">A setting is outside its range.</exception>
    public static JsonContext Of(string directory, JsonStoreOptions? options, SessionDescription description, StoreTelemetry telemetry)
    {
        options ??= new JsonStoreOptions();
        options.Validate();
        return new JsonContext(Path.GetFullPath(Path.Combine(directory, description.Name)), NameOf(directory, description), description, options) { Telemetry = telemetry };
    }

    /// <summary>The path of a file, for messages.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The path.</returns>
    public string PathOf(string name) => Path.Combine(Directory, name);
}
