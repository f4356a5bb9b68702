using System.Diagnostics;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Reads the entries of one log from the lines that hold some.</summary>
internal abstract class EntryReader(LogNames names, long afterSequence, long limit, SchemaUpgrades? upgrades = null)
{
    private long _remaining = limit;

    /// <summary>The names under which files hold the log.</summary>
    public LogNames Names => names;

    /// <summary>The schema version that wrote the line at hand, where <see cref="NeedsVersion"/>.</summary>
    public int Version { get; set; }

    /// <summary>Whether entries of an earlier schema version are read by way of upgrade steps.</summary>
    public bool NeedsVersion => upgrades is not null;

    /// <summary>The sequence after which entries are wanted.</summary>
    public long AfterSequence => afterSequence;

    /// <summary>Whether as many entries were read as are wanted.</summary>
    public bool IsComplete => _remaining <= 0;

    /// <summary>The sequence of the last entry that was read or passed over; 0 before the first.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Reads what one line holds of the log.</summary>
    /// <param name="text">Text that begins with <c>{"first":…,"entries":[…]}</c>.</param>
    /// <returns>The length of that.</returns>
    /// <exception cref="FormatException">It is no such text.</exception>
    public int Read(ReadOnlySpan<byte> text)
    {
        var cursor = new RawCursor(text);
        var before = LineView.ParseNumber(ValueOf(ref cursor, "first"u8)) - 1;
        if (LastSequence != 0 && before != LastSequence)
        {
            throw new FormatException($"log '{names.Present}' goes on with sequence {before + 1}, after {LastSequence}");
        }

        LastSequence = before;
        var entries = EntriesOf(ref cursor);
        var isOlder = upgrades?.Concern(Version) == true;
        while (entries.Next())
        {
            LastSequence++;
            if (LastSequence <= afterSequence || IsComplete)
            {
                entries.TakeValue();
                continue;
            }

            _remaining--;
            if (isOlder)
            {
                TakeOlder(ref entries);
                continue;
            }

            // A reader for each entry, because the depth of nesting counts from the entry.
            var reader = new JsonReader(entries.Rest);
            TakeOne(ref reader, entries.Rest);
            entries.Advance(reader.Position);
        }

        cursor.Advance(entries.Position);
        return cursor.Next() ? throw new FormatException("the end of a log's entries was expected") : cursor.Position;
    }

    private void TakeOne(ref JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            Take(ref reader);
        }
        catch (Exception own) when (UnfitDataException.IsOfClass(own))
        {
            throw UnfitDataException.Refused(text[..reader.Position], own);
        }
    }

    /// <summary>Distinguishes a valid entry that is not what the log stores from a damaged one.</summary>
    /// <param name="text">What <see cref="Read"/> was given.</param>
    /// <param name="problem">What it ended with.</param>
    /// <returns>What does not fit; null for damage.</returns>
    public UnfitDataException? Unfit(ReadOnlySpan<byte> text, JsonDataException problem)
    {
        var cursor = new RawCursor(text);
        var sequence = LineView.ParseNumber(ValueOf(ref cursor, "first"u8)) - 1;
        var entries = EntriesOf(ref cursor);
        while (entries.Next())
        {
            if (++sequence == LastSequence)
            {
                return UnfitDataException.Of(entries.Rest, problem);
            }

            entries.TakeValue();
        }

        return null;
    }

    /// <summary>Reads one entry.</summary>
    /// <param name="reader">Stands before the entry.</param>
    protected abstract void Take(ref JsonReader reader);

    /// <summary>Reads one entry by way of upgrade steps.</summary>
    /// <param name="entries">Stands before the entry; after the call after it.</param>
    protected virtual void TakeOlder(ref RawCursor entries) => throw new UnreachableException();

    private static ReadOnlySpan<byte> ValueOf(ref RawCursor cursor, ReadOnlySpan<byte> name) =>
        cursor.Next() && cursor.TakeName().SequenceEqual(name) ? cursor.TakeValue() : throw new FormatException("a log's first sequence was expected");

    private static RawCursor EntriesOf(ref RawCursor cursor) =>
        cursor.Next() && cursor.TakeName().SequenceEqual("entries"u8) ? new RawCursor(cursor.Rest) : throw new FormatException("a log's entries were expected");
}
