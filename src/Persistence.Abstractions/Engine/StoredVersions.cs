using System.ComponentModel;
using System.Globalization;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>
/// Which schema versions of its class stored the parts of a session, where not all of it is of the present one: a header is written again by each save, and entries never are.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredVersions
{
    private readonly Dictionary<string, List<(int Version, long Last)>> _logs = new(StringComparer.Ordinal);

    /// <summary>Makes those of a session all of whose parts are of one version.</summary>
    /// <param name="schema">The highest schema version that has written to the session.</param>
    public StoredVersions(int schema) => (Schema, Header) = (schema, schema);

    /// <summary>The highest schema version that has written to the session.</summary>
    public int Schema { get; }

    /// <summary>The schema version that stored the header.</summary>
    public int Header { get; private init; }

    /// <summary>Whether an entry or the header is of an earlier version.</summary>
    public bool HasOlder => Header < Schema || _logs.Count > 0;

    /// <summary>The logs that have entries of earlier versions, each as text.</summary>
    public IEnumerable<(string Log, string Entries)> Logs => _logs.Select(static log =>
        (log.Key, string.Join(',', log.Value.Select(static part => string.Create(CultureInfo.InvariantCulture, $"{part.Version}:{part.Last}")))));

    /// <summary>The same with a header of a version.</summary>
    /// <param name="version">The version.</param>
    public StoredVersions WithHeader(int version)
    {
        var same = new StoredVersions(Schema) { Header = version };
        foreach (var (log, parts) in _logs)
        {
            same._logs.Add(log, parts);
        }

        return same;
    }

    /// <summary>The same after another version has written to the session, whose header stays as it is.</summary>
    /// <param name="schema">The version.</param>
    /// <param name="lastSequences">Where each log ended before that, by storage name.</param>
    public StoredVersions RaisedTo(int schema, IEnumerable<(string Log, long Last)> lastSequences)
    {
        ArgumentNullException.ThrowIfNull(lastSequences);
        var raised = new StoredVersions(schema) { Header = Header };
        foreach (var (log, parts) in _logs)
        {
            raised._logs.Add(log, [.. parts]);
        }

        foreach (var (log, last) in lastSequences)
        {
            if (last > (_logs.TryGetValue(log, out var parts) ? parts[^1].Last : 0))
            {
                raised.Add(log, Schema, last);
            }
        }

        return raised;
    }

    /// <summary>Takes what <see cref="Logs"/> gave.</summary>
    /// <param name="log">The log's storage name.</param>
    /// <param name="entries">Its entries of earlier versions, as text.</param>
    /// <returns>False where the text is none.</returns>
    public bool TryAdd(string log, string entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var part in entries.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0
                || !int.TryParse(part.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                || !long.TryParse(part.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            {
                return false;
            }

            Add(log, version, last);
        }

        return true;
    }

    /// <summary>The schema version that stored an entry.</summary>
    /// <param name="log">Its log.</param>
    /// <param name="sequence">Its sequence.</param>
    public int Of(LogDescription log, long sequence) => PartOf(log, sequence).Version;

    /// <summary>The schema version that stored an entry, and the last sequence from it on of which that is true.</summary>
    /// <param name="log">Its log.</param>
    /// <param name="sequence">Its sequence.</param>
    public (int Version, long Last) PartOf(LogDescription log, long sequence)
    {
        ArgumentNullException.ThrowIfNull(log);
        foreach (var part in Parts(log))
        {
            if (sequence <= part.Last)
            {
                return part;
            }
        }

        return (Schema, long.MaxValue);
    }

    private List<(int Version, long Last)> Parts(LogDescription log)
    {
        if (_logs.TryGetValue(log.StorageName, out var parts))
        {
            return parts;
        }

        foreach (var former in log.FormerNames)
        {
            if (_logs.TryGetValue(former, out parts))
            {
                return parts;
            }
        }

        return [];
    }

    private void Add(string log, int version, long last)
    {
        if (!_logs.TryGetValue(log, out var parts))
        {
            _logs.Add(log, parts = []);
        }

        parts.Add((version, last));
    }
}
