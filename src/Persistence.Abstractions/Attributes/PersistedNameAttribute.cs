namespace Persistence;

/// <summary>Gives a member its storage name, and the names under which older data may hold it.</summary>
/// <param name="name">The name to store the member under.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PersistedNameAttribute(string name) : Attribute
{
    /// <summary>The name the member is stored under.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Earlier names: the member's name in C#, of which each store derives its own spelling, or a storage name.
    /// Data found under them is read; it is written back under <see cref="Name"/>.
    /// </summary>
    public string[] Former { get; set; } = [];
}
