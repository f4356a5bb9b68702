using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>The generated, typed half of one log.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The entry type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILogMap<TSession, TEntry>
    where TSession : class, IPersistedSession
{
    /// <summary>Name, ordinal and append rule of the log. The same object at each call.</summary>
    static abstract LogDescription Description { get; }

    /// <summary>The entries a session object holds in memory, in order; empty when the collection is null.</summary>
    /// <param name="session">The session.</param>
    /// <returns>A view, or a copy where the collection has no array; valid until the collection changes.</returns>
    static abstract ReadOnlySpan<TEntry> GetEntries(TSession session);

    /// <summary>Gives a session object that was just read the entries that were read for it.</summary>
    /// <param name="session">The session; its collection is empty.</param>
    /// <param name="entries">The entries, in order. The session may keep the list.</param>
    static abstract void SetEntries(TSession session, List<TEntry> entries);

    /// <summary>The entry's encoded id, where the entry type has a <c>[Key]</c>.</summary>
    /// <param name="entry">The entry; not null.</param>
    /// <returns>The id; null when the log's entries have none (see <see cref="LogDescription.HasIds"/>).</returns>
    static abstract string? GetId(TEntry entry);

    /// <summary>The encoded id of an entry as it is stored, by this or an earlier version of the class. For logs whose entries have ids and upgrade steps.</summary>
    /// <param name="entry">The JSON of the entry.</param>
    /// <returns>The id; null for other logs.</returns>
    static virtual string? ReadId(ReadOnlySpan<byte> entry) => null;

    /// <summary>Collects the texts of an entry that are searched. Only logs with <c>[Searchable]</c> texts have some.</summary>
    /// <param name="entry">The entry; not null.</param>
    /// <param name="text">Receives them, with the ordinal of their member (see <see cref="LogDescription.Searchable"/>).</param>
    static virtual void CollectText(TEntry entry, SearchText text)
    {
    }

    /// <summary>Checks one entry against its validation attributes. A null entry is a failure.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="position">Its position in the collection or call, from 0, for the failure's member path.</param>
    /// <param name="errors">Receives every failure.</param>
    static abstract void Validate(TEntry entry, int position, ValidationErrors errors);

    /// <summary>Writes one entry as JSON.</summary>
    /// <param name="writer">Receives the JSON text.</param>
    /// <param name="entry">The entry.</param>
    static abstract void Write(JsonWriter writer, TEntry entry);

    /// <summary>Reads one entry written by <see cref="Write"/>, by this or an earlier version of the class.</summary>
    /// <param name="reader">Stands before the value; after the call it stands after the value.</param>
    /// <returns>The entry.</returns>
    static abstract TEntry Read(ref JsonReader reader);
}
