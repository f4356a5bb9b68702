using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Writing commits to a session's file.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    // A unique value is looked for in every session, so while one is written no other may be.
    private static readonly bool s_hasUnique = TMap.Description.Indexes.Any(static index => index.IsUnique);

    private void Commit(string stored, Func<CommitContext, CommitTrailer?> write) =>
        Translated(stored, () => s_hasUnique ? _locks.HoldAll(stored, Store, () => Submit(stored, write)) : Submit(stored, write));

    private bool Submit(string stored, Func<CommitContext, CommitTrailer?> write)
    {
        var file = FileOf(stored);
        file.Submit(new PendingCommit(write), batch => _locks.Hold(FileNames.Of(stored), stored, Store, () =>
        {
            WriteBatch(file, stored, batch);
            return true;
        }));
        return true;
    }

    private void WriteBatch(SessionFile file, string stored, List<PendingCommit> batch)
    {
        var before = ReadTail(file, stored);
        var length = file.Tail?.Length ?? 0;
        var isNewFile = before is null || before.IsExpired(Now.ToUnixTimeMilliseconds());
        if (!isNewFile)
        {
            PrepareIds(file, stored);
        }

        var writer = new JsonWriter(4096);
        var state = before;
        foreach (var commit in batch)
        {
            var startsAnew = state is null || state.IsExpired(Now.ToUnixTimeMilliseconds());
            var offset = startsAnew && isNewFile ? writer.Length : length + writer.Length;
            var after = commit.TryWrite(new CommitContext(writer, file, state, isNewFile ? writer.Length : offset, Now));
            if (after is not null && startsAnew && isNewFile)
            {
                // The first line of a new session; those that follow in this batch belong to it.
                PublishFirst(file, writer, after);
                (length, state, before) = (file.Tail!.Length, after, after);
                isNewFile = false;
                writer.Clear();
                PrepareIds(file, stored);
                continue;
            }

            state = after ?? state;
        }

        if (writer.Length > 0)
        {
            AppendLines(file, writer, length);
            CompactIfWorthwhile(file, stored);
        }
    }

    private void PublishFirst(SessionFile file, JsonWriter writer, CommitTrailer after)
    {
        Forget(file);
        FileSystem.Publish(file.Path, writer.Written, IsDurable);
        Remember(file, writer, writer.Length, after);
    }

    private void AppendLines(SessionFile file, JsonWriter writer, long length)
    {
        using var handle = FileSystem.OpenForWriting(file.Path);
        try
        {
            RandomAccess.Write(handle, writer.Written, length);
            if (IsDurable)
            {
                RandomAccess.FlushToDisk(handle);
            }
        }
        catch
        {
            // What was half written is cut off at once; if that fails too, the next writer cuts it off.
            Forget(file);
            RandomAccess.SetLength(handle, length);
            throw;
        }

        Remember(file, writer, length + writer.Length, null);
    }

    private static void Remember(SessionFile file, JsonWriter writer, long length, CommitTrailer? known)
    {
        var text = writer.Written;
        var lastLine = text[(text[..^1].LastIndexOf((byte)'\n') + 1)..];
        file.Tail = SessionTail.Of(lastLine, length, 0);
        if (known is null && file.Ids is not null)
        {
            file.IdsUpTo = file.Tail;
        }
    }

    private static void Forget(SessionFile file)
    {
        file.Tail = null;
        file.Ids = null;
        file.IdsUpTo = null;
    }

    // The state of a session, its writer's lock being held; what is torn is cut off.
    private CommitTrailer? ReadTail(SessionFile file, string stored)
    {
        using var handle = FileSystem.TryOpenForReading(file.Path);
        if (handle is null)
        {
            Forget(file);
            return null;
        }

        var reader = new LineReader(handle, RandomAccess.GetLength(handle));
        if (file.Tail?.IsStillThere(reader) != true)
        {
            file.Tail = SessionTail.Read(reader, Damage(stored, file.Path));
        }

        if (file.Tail.TornBytes > 0)
        {
            CutOff(file, file.Tail);
        }

        return CheckKey(file.Tail.Trailer, stored, file.Path);
    }

    private void CutOff(SessionFile file, SessionTail tail)
    {
        using var handle = FileSystem.OpenForWriting(file.Path);
        RandomAccess.SetLength(handle, tail.Length);
        RandomAccess.FlushToDisk(handle);
        file.Tail = tail with { TornBytes = 0 };
        _recoveries.Enqueue(new RecoveryReport(file.Path, null, tail.Trailer?.Commit ?? 0, tail.TornBytes));
    }

    private CommitTrailer? CheckKey(CommitTrailer? trailer, string stored, string path) =>
        trailer is null || trailer.Key == stored
            ? trailer
            : throw SessionErrors.Corrupted(stored, Store, $"file '{path}'", $"it holds session '{trailer.Key}'");
}
