using System.ComponentModel;
using Persistence.Serialization;

namespace Persistence.Mapping;

/// <summary>
/// Finds out by a few stored sessions whether keys were made of other members when they were stored: reordered, added or removed parts. A stored
/// key would be read as the key of another session then. One session from which nothing follows, or that is another's, decides nothing.
/// </summary>
/// <param name="description">The session class.</param>
/// <param name="store">The store's name in messages.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StoredKeyCheck(SessionDescription description, string store)
{
    /// <summary>How many sessions are looked at, at the most.</summary>
    public const int MostSessions = 8;

    private (string Stored, string? Own)? _other;

    /// <summary>Whether the key is known to be as the class has it: no further session need be looked at.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Looks at a session.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="stored">The key under which it is stored.</param>
    /// <param name="header">Its header as JSON.</param>
    public void Add<TSession, TKey, TMap>(string stored, ReadOnlySpan<byte> header)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            var reader = new JsonReader(header);
            Add(stored, TMap.GetKey(TMap.ReadHeader(ref reader)) is { } key ? TMap.FormatKey(key) : null);
        }
        catch (RequiredMemberException)
        {
            Add(stored, null);
        }
        catch (SessionValidationException)
        {
            Add(stored, null);
        }
        catch (JsonDataException)
        {
            // Damage, or a member that does not fit: loading the session reports it.
        }
    }

    /// <summary>Looks at one session that may be one of an earlier schema version. One that its upgrade steps refuse decides nothing: loading it reports that.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="stored">The key under which it is stored.</param>
    /// <param name="header">Its header, as JSON.</param>
    /// <param name="version">The schema version that stored it.</param>
    public void Add<TSession, TKey, TMap>(string stored, ReadOnlySpan<byte> header, int version)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        if (description.Upgrades is not { } upgrades || !upgrades.Concern(version))
        {
            Add<TSession, TKey, TMap>(stored, header);
            return;
        }

        try
        {
            Add<TSession, TKey, TMap>(stored, Engine.UpgradedJson.Run(upgrades, version, header));
        }
        catch (Exception problem) when (problem is UnfitDataException or JsonDataException)
        {
            // Loading the session reports it.
        }
    }

    /// <summary>Throws when the sessions that were looked at have another key.</summary>
    /// <exception cref="SessionSchemaException">They have.</exception>
    public void ThrowIfOther()
    {
        if (!IsDecided && _other is { } other)
        {
            throw StoredDataErrors.OtherKey(
                store,
                description,
                $"a session is stored as '{other.Stored}'{(other.Own is null ? "" : $", and its key would be '{other.Own}'")}");
        }
    }

    private void Add(string stored, string? own)
    {
        if (own == stored)
        {
            // Equal parts are the same in any order.
            IsDecided |= description.KeyParts.Count == 1 || KeyText.Split(stored, description.KeyParts.Count).Distinct(StringComparer.Ordinal).Count() == description.KeyParts.Count;
        }
        else if (IsOfOtherParts(stored, own))
        {
            _other ??= (stored, own);
        }
    }

    // Whether the stored key has the parts of the session's own key, and more, fewer, or in another order.
    private bool IsOfOtherParts(string stored, string? own)
    {
        var storedParts = KeyText.Split(stored);
        if (own is null)
        {
            return description.KeyParts.Count > 1 && storedParts.Length != description.KeyParts.Count;
        }

        // A key of one part is stored as it is.
        var ownParts = description.KeyParts.Count == 1 ? [own] : KeyText.Split(own);
        return IsPart(storedParts, ownParts) || IsPart(ownParts, storedParts) || IsPart([stored], ownParts);
    }

    private static bool IsPart(string[] few, string[] many)
    {
        var left = many.ToList();
        return few.All(left.Remove);
    }
}
