namespace Persistence;

/// <summary>
/// Marks a <c>partial class</c> as a session: a typed store is generated for it, for each backend.
/// </summary>
/// <remarks>
/// The class needs one property marked <see cref="System.ComponentModel.DataAnnotations.KeyAttribute"/>
/// (several make a composite key, in the order they are declared) and a parameterless constructor.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PersistedSessionAttribute : Attribute
{
    /// <summary>The storage name: table, file folder or key prefix. Default: the class name in snake_case.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The version of the class's stored shape, 1 or higher. Data written by a higher version fails to load with
    /// <see cref="SessionSchemaException"/>.
    /// </summary>
    public int SchemaVersion { get; set; } = 1;

    /// <summary>The backends to generate stores for. Default: every backend package that the project references.</summary>
    public SessionStores Stores { get; set; } = SessionStores.Referenced;

    /// <summary>
    /// How long a session lives, as an invariant <see cref="TimeSpan"/> such as <c>"7.00:00:00"</c> for seven days.
    /// Default: for ever. An expired session behaves as if it had been deleted.
    /// </summary>
    public string? TimeToLive { get; set; }

    /// <summary>
    /// True: each commit (a save or an append; a read is none) starts the <see cref="TimeToLive"/> again.
    /// False, the default: it counts from the session's creation.
    /// </summary>
    public bool SlidingExpiration { get; set; }

    /// <summary>True: the asynchronous counterpart of every member is generated too.</summary>
    public bool Async { get; set; }

    /// <summary>
    /// True: stores can lease a session to one holder for a time. Meanwhile nobody else saves or deletes it, or appends to its exclusive logs; each change is checked
    /// in the step that commits it.
    /// </summary>
    public bool Leases { get; set; }
}
