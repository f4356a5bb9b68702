using Persistence.Mapping;

namespace Persistence.Json;

/// <content>Entry ids, compaction, removal: what a writer does besides writing.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    // A file is rewritten when superseded headers outweigh the rest, so that total writing stays within twice the data.
    private const long CompactionThreshold = 64 * 1024;

    // Brings the ids that the logs hold up to date: only lines that others added since are read.
    private void PrepareIds(SessionFile file, string stored)
    {
        if (!_logs.Any(static log => log.Description.HasIds))
        {
            return;
        }

        using var handle = FileSystem.TryOpenForReading(file.Path);
        if (handle is null || file.Tail is not { } tail)
        {
            return;
        }

        var reader = new LineReader(handle, tail.Length);
        var isKnown = file.Ids is not null && file.IdsUpTo?.IsPrefixOf(reader) == true;
        var from = isKnown ? file.IdsUpTo!.Length : 0;
        file.Ids = isKnown ? file.Ids : [.. _logs.Select(static _ => new HashSet<string>(StringComparer.Ordinal))];
        if (from < tail.Length)
        {
            foreach (var line in SessionLines.Read(reader, from, tail.Length, Damage(stored, file.Path)).All)
            {
                CollectIds(line.Span, file.Ids!);
            }
        }

        file.IdsUpTo = tail;
    }

    private void CollectIds(ReadOnlySpan<byte> line, HashSet<string>[] ids)
    {
        foreach (var log in _logs.Where(static log => log.Description.HasIds))
        {
            log.CollectIds(line, ids[log.Description.Ordinal]);
        }
    }

    private void CompactIfWorthwhile(SessionFile file, string stored)
    {
        var tail = file.Tail!;
        if (tail.Trailer!.Superseded < CompactionThreshold || tail.Trailer.Superseded < tail.Length - tail.Trailer.Superseded)
        {
            return;
        }

        using (var handle = FileSystem.TryOpenForReading(file.Path))
        {
            var lines = SessionLines.Read(new LineReader(handle!, tail.Length), 0, tail.Length, Damage(stored, file.Path));
            var compacted = Compaction.Rewrite(lines, Now);
            FileSystem.Publish(file.Path, compacted.Written, IsDurable);
        }

        Forget(file);
    }

    private void Remove(SessionFile file)
    {
        Forget(file);
        File.Delete(file.Path);
        if (IsDurable)
        {
            FileSystem.SyncDirectory(_directory);
        }
    }
}
