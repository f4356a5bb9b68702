using System.Text;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The names under which a file may hold a log: the present one and former ones.</summary>
internal sealed class LogNames
{
    private readonly string[] _names;
    private readonly byte[][] _utf8;

    /// <summary>Prepares the names of a log.</summary>
    /// <param name="log">The log.</param>
    public LogNames(LogDescription log)
    {
        _names = [log.StorageName, .. log.FormerNames];
        _utf8 = [.. _names.Where(static name => !name.Contains('\\')).Select(Encoding.UTF8.GetBytes)];
        Present = log.StorageName;
    }

    /// <summary>The name that is written.</summary>
    public string Present { get; }

    /// <summary>Whether a name is one of them.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string name) => Array.IndexOf(_names, name) >= 0;

    /// <summary>Whether a name is one of them.</summary>
    /// <param name="name">The name as written in a line.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        // Each line is asked: a name without escapes is compared as it is written.
        foreach (var candidate in _utf8)
        {
            if (name.SequenceEqual(candidate))
            {
                return true;
            }
        }

        return name.Contains((byte)'\\') && Contains(SessionState.ReadName(name));
    }

    /// <summary>The log's last sequence in a state.</summary>
    /// <param name="logs">The state's logs.</param>
    /// <returns>The sequence; 0 when the log is empty.</returns>
    public long LastIn((string Name, long Last)[] logs)
    {
        foreach (var (name, last) in logs)
        {
            if (Contains(name))
            {
                return last;
            }
        }

        return 0;
    }

    /// <summary>
    /// Whether programs of two versions of the class have appended to the log, each under its own name: both counted
    /// from 1, so that the entries of one are out of the other's sight.
    /// </summary>
    /// <param name="logs">The state's logs.</param>
    /// <returns>True when a state has the log under two names.</returns>
    public bool AreSplitIn((string Name, long Last)[] logs)
    {
        var found = 0;
        foreach (var (name, _) in _names.Length > 1 ? logs : [])
        {
            found += Contains(name) ? 1 : 0;
        }

        return found > 1;
    }

    /// <summary>The log's last sequence in a line.</summary>
    /// <param name="last">The line's member <c>$last</c>; may be empty.</param>
    /// <returns>The sequence; 0 when the log is empty.</returns>
    public long LastIn(ReadOnlySpan<byte> last) => last.IsEmpty ? 0 : LastIn(SessionState.ReadLast(last));

    /// <summary>Puts the log's last sequence into a state, under its present name.</summary>
    /// <param name="logs">The state's logs.</param>
    /// <param name="last">The sequence.</param>
    /// <returns>The logs with it.</returns>
    public (string Name, long Last)[] With((string Name, long Last)[] logs, long last)
    {
        var place = Array.FindIndex(logs, log => Contains(log.Name));
        (string, long)[] changed = place < 0 ? [.. logs, (Present, last)] : [.. logs];
        changed[place < 0 ? logs.Length : place] = (Present, last);
        return changed;
    }
}
