namespace Persistence.AgentFramework.Experimental;

/// <summary>The partitions of a key as one text, the same for each order of them.</summary>
internal static class PartitionText
{
    public static string Of(IReadOnlyDictionary<string, string>? partitions) => string.Join(
        '&',
        (partitions ?? new Dictionary<string, string>()).OrderBy(static partition => partition.Key, StringComparer.Ordinal)
            .Select(static partition => $"{Uri.EscapeDataString(partition.Key)}={Uri.EscapeDataString(partition.Value)}"));
}
