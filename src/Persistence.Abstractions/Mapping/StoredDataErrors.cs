using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The errors of data that cannot be read, in the same words on every backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredDataErrors
{
    /// <summary>The stored data was written by a newer version of the class.</summary>
    public static SessionSchemaException NewerSchema(string key, string store, SessionDescription description, int storedVersion) =>
        new($"Session '{key}' in {store} was written by schema version {storedVersion} of {description.ClassName}, this program knows version {description.SchemaVersion}. Update the program.", key, store) { Problem = StoredProblems.NewerSchema(description, storedVersion) };

    /// <summary>The stored data is whole, but not what the class stores.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    /// <param name="description">The session class.</param>
    /// <param name="problem">What does not fit.</param>
    public static SessionSchemaException Unfit(string key, string store, SessionDescription description, Serialization.UnfitDataException problem) =>
        new($"Session '{key}' in {store} does not fit class {description.ClassName}: {(problem.Log is null ? "" : $"an entry of log '{problem.Log}': ")}{SentencePart.Of(problem.Message)}.", key, store, problem) { Problem = StoredProblems.Unfit(description, problem) };

    /// <summary>What is stored has keys of other members than the class: reordered, added or removed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="description">The session class.</param>
    /// <param name="evidence">What shows it.</param>
    public static SessionSchemaException OtherKey(string store, SessionDescription description, string evidence) =>
        new($"{store} holds sessions whose key has other parts, or in another order, than class {description.ClassName}, whose key is ({string.Join(", ", description.Members.Take(description.KeyParts.Count).Select(static member => member.Name))}): {evidence}. Nothing was changed; give the class the key that it had, or another Name, and move the data there.", null, store);

    /// <summary>Another model made the embeddings that are stored.</summary>
    /// <param name="store">The store.</param>
    /// <param name="description">The session class.</param>
    /// <param name="models">Which member, by which model.</param>
    internal static SessionSchemaException OtherModel(string store, SessionDescription description, string models) =>
        new($"{store} holds embeddings of another model than class {description.ClassName} says: {models}; they cannot be compared. Nothing was changed; give the embedding another member, or raise SchemaVersion and embed again what is stored.", null, store);

    /// <summary>Stored data is damaged.</summary>
    public static SessionCorruptedException Corrupted(string key, string store, string where, string problem, Exception? cause = null) =>
        new($"Session '{key}' in {store} is damaged at {where}: {SentencePart.Of(problem)}. Nothing was changed; restore it from a backup, or delete it.", key, store, cause) { Problem = SentencePart.Of(problem), Place = where };

    /// <summary>The stored text of a key is none that a session of the class can have.</summary>
    /// <param name="key">The text.</param>
    /// <param name="store">The store.</param>
    /// <param name="description">The session class.</param>
    /// <param name="cause">Why.</param>
    public static SessionCorruptedException NoKey(string key, string store, SessionDescription description, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new($"Session '{key}' in {store} is damaged at its key: {SentencePart.Of(cause.Message)}. Nothing was changed; restore it from a backup, or delete it.", key, store, cause) { Problem = StoredProblems.Key(description, cause.Message) };
    }

    /// <summary>Stored data is damaged, in a backend that can recover a session.</summary>
    public static SessionCorruptedException Recoverable(string key, string store, string where, string problem, Exception? cause = null) =>
        new($"Session '{key}' in {store} is damaged at {where}: {SentencePart.Of(problem)}. Nothing was changed; recover it, or restore it from a backup.", key, store, cause) { Problem = SentencePart.Of(problem), Place = where };
}
