using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Members that the class still has, under another name.</summary>
internal static class RenamedMembers
{
    /// <summary>Gives them their present names, as a backend has done that renamed its column.</summary>
    /// <param name="stored">The object.</param>
    /// <param name="renamed">Former names and the present ones.</param>
    public static void Rename(JsonObject stored, (string Former, string Present)[] renamed)
    {
        foreach (var (former, present) in renamed)
        {
            if (!stored.ContainsKey(present) && stored.TryGetPropertyValue(former, out var value))
            {
                stored.Remove(former);
                stored[present] = value;
            }
        }
    }
}
