namespace Persistence;

/// <summary>
/// Marks a method of a session class that turns what an earlier <see cref="PersistedSessionAttribute.SchemaVersion"/> stored into what the next one stores:
/// <c>private static void Upgrade1(JsonObject stored)</c>. It runs whenever such data is read, and changes the object that it is given.
/// </summary>
/// <remarks>
/// The header of a session is given as one object, and with <see cref="Log"/> one entry of a log; members stand under their names in JSON on every backend.
/// Steps run in the order of <see cref="From"/>. A version without a step stored what the next one stores. A step changes no key and no id of an entry.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class SchemaUpgradeAttribute : Attribute
{
    /// <summary>The schema version that stored what the method is given, 1 or higher and below the class's own.</summary>
    public int From { get; set; }

    /// <summary>The log whose entries the method upgrades, as <c>nameof(Messages)</c>; null for the header.</summary>
    public string? Log { get; set; }
}
