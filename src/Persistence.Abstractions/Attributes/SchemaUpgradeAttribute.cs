namespace Persistence;

/// <summary>
/// Marks a static method of a session class as an upgrade step: it turns what version <see cref="From"/> of the class stored into what the next version stores.
/// Wherever stored data of a lower <see cref="PersistedSessionAttribute.SchemaVersion"/> is read, the steps run first, in the order of their versions.
/// </summary>
/// <remarks>
/// The method is <c>static void</c>, has one parameter of type <see cref="System.Text.Json.Nodes.JsonObject"/>, and changes that object: the header, or with
/// <see cref="Log"/> one entry of the log, with the names that JSON files have. It uses nothing else that changes, because it may run more than once on the same data,
/// and on several threads at a time.
/// </remarks>
/// <example><code>[SchemaUpgrade(From = 1)] private static void Upgrade1(JsonObject stored) => stored["title"] = stored["topic"]?.GetValue&lt;string&gt;().Trim();</code></example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SchemaUpgradeAttribute : Attribute
{
    /// <summary>The schema version whose data the step reads: 1 or higher, and lower than the class's <see cref="PersistedSessionAttribute.SchemaVersion"/>.</summary>
    public int From { get; set; }

    /// <summary>The log whose entries the step upgrades, as <c>nameof(Messages)</c>; null, the default, for the header.</summary>
    public string? Log { get; set; }
}
