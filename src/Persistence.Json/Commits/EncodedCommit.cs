using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>A change ready to be written: everything that can be wrong with its values was found already.</summary>
internal sealed class EncodedCommit
{
    [ThreadStatic]
    private static JsonWriter? s_scratch;

    [ThreadStatic]
    private static EncodedCommit? s_spare;

    // What is kept for the next commit of a thread is small.
    private const int MaxSpareLength = 64 * 1024;

    private readonly JsonWriter _body = new();

    /// <summary>The session's encoded key.</summary>
    public required string Key { get; set; }

    /// <summary>The nonce of the lease under which the change is made; 0 for none.</summary>
    public long Lease { get; set; }

    /// <summary>The header's JSON text; empty when the change has none.</summary>
    public byte[] Header { get; set; } = [];

    /// <summary>The entries, those of a log one after the other.</summary>
    public List<EncodedEntry> Entries { get; } = [];

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

    /// <summary>Gives an empty change, one that this thread used before if it can.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <returns>The change.</returns>
    public static EncodedCommit Rent(string key)
    {
        if (s_spare is not { } spare)
        {
            return new EncodedCommit { Key = key };
        }

        // What validates and encodes entries is the user's code, which may append to another session.
        s_spare = null;
        spare.Key = key;
        spare.Lease = 0;
        return spare;
    }

    /// <summary>Lets this thread use the change again. No other thread may have a reference to it any more.</summary>
    public void Return()
    {
        if (_body.Length <= MaxSpareLength)
        {
            _body.Clear();
            Entries.Clear();
            Header = [];
            s_spare = this;
        }
    }

    /// <summary>Takes over an entry that was written to a scratch writer.</summary>
    /// <param name="log">The ordinal of its log.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="writer">The writer.</param>
    public void Add(int log, string? id, JsonWriter writer)
    {
        Entries.Add(new EncodedEntry(log, _body.Length, writer.Length, id));
        _body.WriteRaw(writer.Written);
    }

    /// <summary>An entry's JSON text.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The text.</returns>
    public ReadOnlySpan<byte> TextOf(EncodedEntry entry) => _body.Written.Slice(entry.Start, entry.Length);
}
