namespace Persistence.Serialization;

/// <content>Objects whose members are the entries of a dictionary: failures name them by their keys.</content>
public sealed partial class JsonWriter
{
    // A bit for each level; only dictionaries touch it.
    private ulong _maps;
    private string? _within;

    private JsonLocation Location => new(_depth, _maps, _within);

    /// <summary>Enters a dictionary, as <see cref="Enter"/> does an object.</summary>
    /// <returns>False when it must be left out.</returns>
    internal bool EnterMap()
    {
        var isEntered = Enter();
        _maps |= isEntered ? Level : 0;
        return isEntered;
    }

    /// <summary>Leaves a dictionary.</summary>
    internal void LeaveMap()
    {
        _maps &= ~Level;
        Leave();
    }

    /// <summary>Begins the entries of a dictionary that stand among the members of the object that is entered.</summary>
    /// <param name="member">The dictionary's name in C#; null where it is known otherwise.</param>
    internal void BeginEntries(string? member)
    {
        _maps |= Level;
        _within = member;
    }

    /// <summary>Ends them.</summary>
    internal void EndEntries()
    {
        _maps &= ~Level;
        _within = null;
    }

    private ulong Level => _depth == 0 ? 0 : 1UL << (_depth - 1);
}
