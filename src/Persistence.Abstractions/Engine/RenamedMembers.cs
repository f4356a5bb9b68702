using Persistence.Mapping;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Members that the class still has, under another name.</summary>
internal static class RenamedMembers
{
    /// <summary>Gives them their present names, as a backend has done that renamed its column.</summary>
    /// <param name="stored">The object.</param>
    /// <param name="upgrades">The steps that it is given to.</param>
    public static void Rename(JsonObject stored, SchemaUpgrades upgrades)
    {
        foreach (var (former, present) in upgrades.Renamed)
        {
            if (!stored.ContainsKey(present) && stored.TryGetPropertyValue(former, out var value))
            {
                stored.Remove(former);
                stored[present] = value;
            }
        }
    }
}
