namespace Persistence.Generators.Outputs;

/// <summary>Deals session classes to generators.</summary>
internal static class Shard
{
    /// <summary>How many generators there are.</summary>
    public const int Count = 8;

    /// <summary>The generator that a class belongs to, whatever other classes there are.</summary>
    /// <param name="metadataName">The class's metadata name.</param>
    /// <returns>Its number, from 0.</returns>
    public static int Of(string metadataName) => (int)(Hashing.Of(metadataName) % Count);
}
