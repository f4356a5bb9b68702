using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>
/// What a store remembers of one log of a session object: the entries that are stored already, so that a save can
/// find the added ones, and can reject a log whose stored entries were removed or reordered.
/// </summary>
/// <typeparam name="TEntry">The entry type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LogTracking<TEntry> : LogTracking
{
    private readonly EntryFingerprint<TEntry>? _fingerprint;
    private TEntry[] _known = [];
    private bool _isSet;
    private int[] _fingerprints = [];

    /// <summary>Remembers nothing yet.</summary>
    public LogTracking()
    {
    }

    /// <summary>Remembers nothing yet.</summary>
    /// <param name="fingerprint">Whether an entry was changed; null where entries cannot be.</param>
    public LogTracking(EntryFingerprint<TEntry>? fingerprint) => _fingerprint = fingerprint;

    /// <summary>How many entries at the start of the collection are stored already.</summary>
    public int KnownCount { get; private set; }

    /// <summary>Says why the collection cannot be stored.</summary>
    /// <param name="entries">The collection as it is now.</param>
    /// <param name="isCreation">Whether the session is being created.</param>
    /// <returns>The problem; null when there is none.</returns>
    public string? Problem(ReadOnlySpan<TEntry> entries, bool isCreation) =>
        isCreation ? IsPartial ? ValidationProblems.PartialLog : null : IsIntact(entries) ? null : ValidationProblems.RewrittenLog;

    /// <summary>Whether the collection still starts with the entries that are stored already.</summary>
    /// <param name="entries">The collection as it is now.</param>
    /// <returns>False when one was removed, replaced, moved or changed.</returns>
    public bool IsIntact(ReadOnlySpan<TEntry> entries)
    {
        if (entries.Length < KnownCount)
        {
            return false;
        }

        var comparer = EqualityComparer<TEntry>.Default;
        for (var position = 0; position < KnownCount; position++)
        {
            // Entries are normally the very objects that were loaded; only a replaced one is compared by value.
            if (!ReferenceEquals(entries[position], _known[position])
                && !comparer.Equals(entries[position], _known[position]))
            {
                return false;
            }
        }

        return _fingerprint is null || AreUnchanged(entries[..KnownCount]);
    }

    /// <summary>Records that the collection, as it is now, is stored.</summary>
    /// <param name="entries">The whole collection.</param>
    /// <param name="lastSequence">The sequence of the log's last entry in the store.</param>
    public void Set(ReadOnlySpan<TEntry> entries, long lastSequence)
    {
        if (_known.Length < entries.Length)
        {
            Array.Resize(ref _known, Math.Max(entries.Length, Math.Min(_known.Length * 2, Array.MaxLength)));
        }

        // After an intact save only the added entries are new; after a load KnownCount is 0.
        var start = Math.Min(KnownCount, entries.Length);
        entries[start..].CopyTo(_known.AsSpan(start));
        if (_fingerprint is not null)
        {
            TakeFingerprints(start, entries.Length);
        }

        KnownCount = entries.Length;
        LastSequence = lastSequence;

        // The first time is a load or a creation; what others append later makes no part of a whole.
        IsPartial |= !_isSet && lastSequence > entries.Length;
        _isSet = true;
    }

    /// <summary>Records that nothing of the log was read, not even how long it is.</summary>
    public void SetUnread() => IsPartial = _isSet = true;

    /// <summary>Forgets the entries, for an object that becomes a session of its own in another store.</summary>
    public void Clear()
    {
        _known = [];
        _fingerprints = [];
        KnownCount = 0;
        LastSequence = 0;
        IsPartial = false;
        _isSet = false;
    }

    internal override LogTracking? OfCopy() => IsPartial ? new LogTracking<TEntry>(_fingerprint) { IsPartial = true, _isSet = true } : null;

    private bool AreUnchanged(ReadOnlySpan<TEntry> entries)
    {
        for (var position = 0; position < entries.Length; position++)
        {
            if (_fingerprint!.Take(entries[position]) != _fingerprints[position])
            {
                return false;
            }
        }

        return true;
    }

    private void TakeFingerprints(int start, int end)
    {
        Array.Resize(ref _fingerprints, _known.Length);
        for (var position = start; position < end; position++)
        {
            _fingerprints[position] = _fingerprint!.Take(_known[position]);
        }
    }
}
