namespace Persistence.Json;

/// <summary>
/// The session files that a store remembers, in bounded memory. A file that is in use is never forgotten, because its
/// threads exclude each other through it.
/// </summary>
internal sealed class SessionFiles(string directory)
{
    private const int MaxFiles = 16 * 1024;
    private const long MaxWeight = 64 * 1024;

    private readonly Dictionary<string, SessionFile> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _uses;
    private long _weightCheck;
    private int _inUse;
    private List<SessionTurn> _closing = [];

    /// <summary>Begins a use of a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The file, the same for all its users.</returns>
    public SessionFile Take(string name)
    {
        lock (_gate)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                _files[name] = file = new SessionFile(directory, name);
            }

            file.Users++;
            file.LastUse = ++_uses;
            _inUse++;
            return file;
        }
    }

    /// <summary>Ends a use.</summary>
    /// <param name="file">The file.</param>
    public void Return(SessionFile file)
    {
        lock (_gate)
        {
            file.Users--;
            EndUse();

            // Adding up weights is not for each use.
            if (_files.Count > MaxFiles || _uses - _weightCheck > 1024)
            {
                _weightCheck = _uses;
                Trim();
            }
        }
    }

    /// <summary>Begins a use that is of no file.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _inUse++;
        }
    }

    /// <summary>Ends a use that is of no file.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            EndUse();
        }
    }

    /// <summary>Asks to be woken when nobody uses a file any more.</summary>
    /// <param name="turn">Who asks.</param>
    /// <returns>True when nobody does already.</returns>
    public bool IsIdle(SessionTurn turn)
    {
        lock (_gate)
        {
            if (_inUse > 0)
            {
                turn.PrepareToWait();
                _closing.Add(turn);
            }

            return _inUse == 0;
        }
    }

    private void EndUse()
    {
        if (--_inUse == 0 && _closing.Count > 0)
        {
            _closing.ForEach(static turn => turn.Wake(isDone: true));
            _closing = [];
        }
    }

    private void Trim()
    {
        var weight = _files.Values.Sum(static file => file.Weight);
        if (_files.Count <= MaxFiles && weight <= MaxWeight)
        {
            return;
        }

        foreach (var file in _files.Values.Where(static file => file.Users == 0).OrderBy(static file => file.LastUse).ToList())
        {
            if (_files.Count <= MaxFiles * 3 / 4 && weight <= MaxWeight * 3 / 4)
            {
                return;
            }

            weight -= file.Weight;
            _files.Remove(file.Name);
        }
    }
}
