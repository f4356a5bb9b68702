using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>A header as it is stored. The values of its indexes are computed when they are first asked for.</summary>
internal sealed class StoredHeader(string key, byte[] json, int schema)
{
    /// <summary>Takes the header of a line.</summary>
    /// <param name="view">The line.</param>
    /// <returns>Null where it has none.</returns>
    public static StoredHeader? Of(LineView view) =>
        view.Has(LineMember.Header) && view.Has(LineMember.Key)
            ? new StoredHeader(new Serialization.JsonReader(view.Raw(LineMember.Key)).ReadString()!, view.Raw(LineMember.Header).ToArray(), (int)view.Number(LineMember.Schema))
            : null;

    /// <summary>The session's key.</summary>
    public string Key => key;

    /// <summary>The header's JSON text.</summary>
    public byte[] Json => json;

    /// <summary>The schema version that stored it.</summary>
    public int Schema => schema;

    /// <summary>What it says of when the session expires; null until an append asks.</summary>
    public OwnExpiry? Expiry { get; set; }

    /// <summary>The values to find it by; null until they are computed.</summary>
    public IReadOnlyList<(int Index, string Value)>? IndexValues { get; set; }
}
