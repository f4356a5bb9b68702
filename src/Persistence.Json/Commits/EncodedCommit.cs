using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>A change ready to be written: everything that can be wrong with its values was found already.</summary>
internal sealed class EncodedCommit
{
    [ThreadStatic]
    private static JsonWriter? s_scratch;

    private readonly JsonWriter _body = new();

    /// <summary>The session's key in its stored form.</summary>
    public string Key { get; set; } = "";

    /// <summary>The header's JSON text; empty when the change has none.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>The entries of each log, by the log's ordinal.</summary>
    public List<(int Log, List<EncodedEntry> Entries)> Logs { get; } = [];

    /// <summary>A writer for one value of this thread, empty. Used up before anybody else asks for it.</summary>
    public static JsonWriter Scratch
    {
        get
        {
            var writer = s_scratch ??= new JsonWriter();
            writer.Clear();
            return writer;
        }
    }

    /// <summary>Takes over an entry that was written to a scratch writer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="errors">Receives what was wrong with it.</param>
    /// <returns>The entry.</returns>
    public EncodedEntry Take(JsonWriter writer, string? id, ValidationErrors errors)
    {
        writer.CollectFailures(errors, "");
        var start = _body.Length;
        _body.WriteRaw(writer.Written);
        return new EncodedEntry(start, writer.Length, id);
    }

    /// <summary>An entry's JSON text.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The text.</returns>
    public ReadOnlySpan<byte> TextOf(EncodedEntry entry) => _body.Written.Slice(entry.Start, entry.Length);
}
