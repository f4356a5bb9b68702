namespace Persistence.Serialization;

/// <content>The member that names an object's type.</content>
public ref partial struct JsonReader
{
    /// <summary>Begins an object if its first member has a given name; that member's value comes next.</summary>
    /// <param name="name">The name.</param>
    /// <returns>False when it has not; the object comes next.</returns>
    internal bool TryOpenObject(ReadOnlySpan<byte> name)
    {
        var before = this;
        BeginObject();
        if (NextName(out var first) && first.SequenceEqual(name))
        {
            return true;
        }

        this = before;
        return false;
    }

    /// <summary>Lets the next <see cref="BeginObject"/> go on after the first member of the object that was begun already.</summary>
    internal void ReopenObject() => _isOpen = true;

    /// <summary>Whether the object that comes next has a member of a given name, or one that begins with a dollar sign. Reads nothing.</summary>
    /// <param name="name">The name.</param>
    internal readonly bool HoldsMark(ReadOnlySpan<byte> name)
    {
        var ahead = this;
        ahead.BeginObject();
        while (ahead.NextName(out var member))
        {
            if (member is [(byte)'$', ..] || member.SequenceEqual(name))
            {
                return true;
            }

            ahead.Skip();
        }

        return false;
    }

    private bool IsReopened()
    {
        var isOpen = _isOpen;
        _isOpen = false;
        _isFirst &= !isOpen;
        return isOpen;
    }
}
