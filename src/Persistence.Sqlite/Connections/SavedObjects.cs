namespace Persistence.Sqlite;

/// <summary>
/// How to put back the session objects that were saved in the transaction of a caller: what they remember of the database is wrong once it is rolled back.
/// Belongs to the thread that writes.
/// </summary>
internal sealed class SavedObjects
{
    private readonly List<Action> _restores = [];
    private int _depth;

    /// <summary>Whether a transaction of a caller is at work, which may roll back what was saved in it.</summary>
    public bool AreCollected => _depth > 0;

    /// <summary>A transaction, or a part of one, begins.</summary>
    /// <returns>What <see cref="PutBack"/> needs.</returns>
    public int Begin()
    {
        _depth++;
        return _restores.Count;
    }

    /// <summary>An object is about to remember a save.</summary>
    /// <param name="restore">Puts it back.</param>
    public void Add(Action restore) => _restores.Add(restore);

    /// <summary>What was saved since a beginning was rolled back: the last one first, as an object may have been saved twice.</summary>
    /// <param name="mark">From <see cref="Begin"/>.</param>
    public void PutBack(int mark)
    {
        for (var position = _restores.Count - 1; position >= mark; position--)
        {
            _restores[position]();
        }

        _restores.RemoveRange(mark, _restores.Count - mark);
    }

    /// <summary>A transaction, or a part of one, has ended. What a part saved may still be rolled back with the whole.</summary>
    public void End()
    {
        if (--_depth == 0)
        {
            _restores.Clear();
        }
    }
}
