namespace Persistence.Json;

/// <summary>Reads the entries of logs from a part of a file.</summary>
internal static class EntryScan
{
    /// <summary>
    /// Reads until every reader has what it wants. Where the last line does not say where it was written, as those of earlier versions,
    /// reads to the end, so that a line of another branch that a merge put there shows.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="last">The last whole commit.</param>
    /// <param name="readers">A reader for each log that is wanted.</param>
    /// <exception cref="LineDamageException">A line is damaged.</exception>
    public static void Run(IStoredFile file, long from, SessionState last, ReadOnlySpan<EntryReader> readers)
    {
        using var lines = new LineScanner(file, from, last.End);
        while (!(last.IsPlaced && AreComplete(readers)) && lines.ReadValid())
        {
            ReadLine(lines.Line, lines.Offset, readers);
        }
    }

    /// <summary>Finds a line from which to read what readers want.</summary>
    /// <param name="file">The file.</param>
    /// <param name="end">Where the last whole commit ends.</param>
    /// <param name="readers">The readers.</param>
    /// <returns>The start of a line.</returns>
    public static long Start(IStoredFile file, long end, ReadOnlySpan<EntryReader> readers)
    {
        var start = end;
        foreach (var reader in readers)
        {
            if (!reader.IsComplete)
            {
                start = Math.Min(start, SequenceSearch.Find(file, end, reader.Names, reader.AfterSequence));
            }
        }

        return start;
    }

    /// <summary>Gives readers the entries of one line.</summary>
    /// <param name="line">The line, which is whole.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="readers">A reader for each log that is wanted.</param>
    /// <exception cref="LineDamageException">The entries are not in the format, or do not follow those before.</exception>
    public static void ReadLine(ReadOnlySpan<byte> line, long offset, ReadOnlySpan<EntryReader> readers)
    {
        try
        {
            var entries = LineView.LogsOf(line);
            if (entries.IsEmpty)
            {
                return;
            }

            var logs = new RawCursor(entries);
            while (logs.Next())
            {
                if (Find(readers, logs.TakeName()) is { } reader)
                {
                    reader.Version = reader.NeedsVersion ? LineView.SchemaOf(line) : 0;
                    logs.Advance(Read(reader, logs.Rest));
                }
                else
                {
                    logs.TakeValue();
                }
            }
        }
        catch (FormatException problem)
        {
            throw new LineDamageException(offset, problem.Message, problem);
        }
        catch (Serialization.JsonDataException problem)
        {
            throw new LineDamageException(offset, problem.Message, problem);
        }
    }

    private static int Read(EntryReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.Read(text);
        }
        catch (Serialization.UnfitDataException problem)
        {
            throw Serialization.UnfitDataException.InLog(reader.Names.Present, problem);
        }
        catch (Serialization.JsonDataException problem) when (reader.Unfit(text, problem) is { } unfit)
        {
            throw Serialization.UnfitDataException.InLog(reader.Names.Present, unfit);
        }
    }

    private static EntryReader? Find(ReadOnlySpan<EntryReader> readers, ReadOnlySpan<byte> name)
    {
        foreach (var reader in readers)
        {
            if (reader.Names.Contains(name))
            {
                return reader;
            }
        }

        return null;
    }

    private static bool AreComplete(ReadOnlySpan<EntryReader> readers)
    {
        foreach (var reader in readers)
        {
            if (!reader.IsComplete)
            {
                return false;
            }
        }

        return true;
    }
}
