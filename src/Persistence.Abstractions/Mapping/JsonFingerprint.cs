using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>The fingerprint of an entry, taken of the JSON that it would be stored as.</summary>
/// <typeparam name="TEntry">The entry type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonFingerprint<TEntry, TCodec> : EntryFingerprint<TEntry>
    where TCodec : IJsonCodec<TEntry>
{
    [ThreadStatic]
    private static JsonWriter? s_writer;

    /// <inheritdoc/>
    public override int Take(TEntry entry)
    {
        // An entry's own code may be running while it is written, and ask for another fingerprint.
        var writer = s_writer ?? new JsonWriter { IsForComparison = true };
        s_writer = null;
        writer.Clear();
        TCodec.Write(writer, entry);
        var hash = default(HashCode);
        hash.AddBytes(writer.Written);
        s_writer = writer;
        return hash.ToHashCode();
    }
}
