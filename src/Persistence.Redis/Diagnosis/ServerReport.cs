namespace Persistence.Redis.Diagnosis;

/// <summary>What INFO of a server says.</summary>
internal sealed class ServerReport
{
    private readonly Dictionary<string, string> _fields;

    private ServerReport(Dictionary<string, string> fields) => _fields = fields;

    /// <summary>How many replicas are connected; null where the server does not say.</summary>
    public int? Replicas => int.TryParse(this["connected_slaves"], out var count) ? count : null;

    /// <summary>A field; empty where the server does not have it.</summary>
    /// <param name="field">Its name.</param>
    public string this[string field] => _fields.GetValueOrDefault(field, "");

    /// <summary>The replicas that are connected and not in step with the primary, each with its state.</summary>
    public IEnumerable<string> ReplicasNotOnline => _fields
        .Where(static one => one.Key.StartsWith("slave", StringComparison.Ordinal) && one.Value.Contains("state=", StringComparison.Ordinal) && !one.Value.Contains("state=online", StringComparison.Ordinal))
        .Select(static one => one.Value);

    /// <summary>Reads the text.</summary>
    /// <param name="text">The answer to INFO.</param>
    public static ServerReport Parse(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[0] != '#')
            {
                fields[line[..colon]] = line[(colon + 1)..];
            }
        }

        return new ServerReport(fields);
    }
}
