using System.Runtime.InteropServices;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Makes the record of a commit: what it says of the session, the header when it changed, the new entries of each log.</summary>
/// <param name="context">Class and clock.</param>
/// <param name="logs">The logs of the class, by ordinal.</param>
internal sealed class RecordWriter(JsonContext context, IReadOnlyList<StoredLog> logs)
{
    /// <summary>The session after a commit, as far as every commit changes it.</summary>
    /// <param name="state">The session before it.</param>
    /// <param name="now">The time.</param>
    /// <param name="own">What the session says itself of when it expires; an append leaves that as it is.</param>
    /// <param name="isCreation">Whether it is the first commit.</param>
    /// <returns>The session after it.</returns>
    public SessionState Next(SessionState state, DateTimeOffset now, OwnExpiry own, bool isCreation) => state with
    {
        Commit = state.Commit + 1,
        Schema = Math.Max(state.Schema, context.Description.SchemaVersion),
        Expires = context.Description.ExpiryAfterSave(now, state.Expires, own, isCreation),
    };

    /// <summary>Adds the record of a commit to a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="next">The session after the commit; its logs are set here.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="now">The time.</param>
    public void Add(CommitBatch batch, SessionState next, EncodedCommit commit, DateTimeOffset now)
    {
        var entries = CollectionsMarshal.AsSpan(commit.Entries);
        for (var rest = entries; !rest.IsEmpty;)
        {
            var own = OfOneLog(rest);
            var names = logs[own[0].Log].Names;
            next.Logs = names.With(next.Logs, names.LastIn(next.Logs) + own.Length);
            rest = rest[own.Length..];
        }

        var header = commit.Header.Length > 0 ? new StoredHeader(commit.Key, commit.Header, next.Schema) : null;
        WriteLogs(batch.Begin(next, now, header), commit, next, entries);
        batch.End(next);
    }

    /// <summary>Begins a log's entries.</summary>
    /// <param name="line">Writes the line.</param>
    /// <param name="name">The log's storage name.</param>
    /// <param name="first">The sequence of the first one.</param>
    /// <param name="isFirst">Whether it is the line's first log.</param>
    public static void BeginLog(JsonWriter line, string name, long first, bool isFirst)
    {
        line.WriteRaw(isFirst ? ",\"$logs\":{"u8 : ","u8);
        line.WriteString(name);
        line.WriteRaw(":{\"first\":"u8);
        line.WriteNumber(first);
        line.WriteRaw(",\"entries\":["u8);
    }

    /// <summary>Ends a log's entries.</summary>
    /// <param name="line">Writes the line.</param>
    public static void EndLog(JsonWriter line) => line.WriteRaw("]}"u8);

    /// <summary>Ends the logs.</summary>
    /// <param name="line">Writes the line.</param>
    /// <param name="isEmpty">Whether there was none.</param>
    public static void EndLogs(JsonWriter line, bool isEmpty) => line.WriteRaw(isEmpty ? ""u8 : "}"u8);

    private void WriteLogs(LineBuilder lines, EncodedCommit commit, SessionState next, ReadOnlySpan<EncodedEntry> entries)
    {
        for (var rest = entries; !rest.IsEmpty;)
        {
            var own = OfOneLog(rest);
            var names = logs[own[0].Log].Names;
            BeginLog(lines.Text, names.Present, names.LastIn(next.Logs) - own.Length + 1, isFirst: rest.Length == entries.Length);
            for (var index = 0; index < own.Length; index++)
            {
                lines.WriteRaw(index == 0 ? ""u8 : ","u8, commit.TextOf(own[index]));
            }

            EndLog(lines.Text);
            rest = rest[own.Length..];
        }

        EndLogs(lines.Text, entries.IsEmpty);
    }

    private static ReadOnlySpan<EncodedEntry> OfOneLog(ReadOnlySpan<EncodedEntry> entries)
    {
        var length = 1;
        while (length < entries.Length && entries[length].Log == entries[0].Log)
        {
            length++;
        }

        return entries[..length];
    }
}
