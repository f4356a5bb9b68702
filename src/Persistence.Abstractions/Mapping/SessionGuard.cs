using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The checks that every engine makes before it touches its backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SessionGuard
{
    /// <summary>Gives the encoded form of a key that a caller passed.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="store">The store, for the message.</param>
    /// <returns>The encoded key.</returns>
    /// <exception cref="ArgumentException">The key is null, empty, too long or not valid Unicode.</exception>
    /// <exception cref="SessionValidationException">The code of the key's own type threw something.</exception>
    public static string StoredKey<TSession, TKey, TMap>(TKey key, string store = "a store")
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        string encodedKey;
        try
        {
            encodedKey = TMap.FormatKey(key);
        }
        catch (SessionValidationException fault)
        {
            throw SessionErrors.Unusable($"A key of {TMap.Description.ClassName}", store, fault.Failures[0].Problem, fault.InnerException);
        }

        return KeyText.Problem(encodedKey) is { } problem ? throw new ArgumentException($"The key cannot be used: {problem}.", nameof(key)) : encodedKey;
    }

    /// <summary>Reads a key back from its encoded form.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="encodedKey">The encoded key.</param>
    /// <param name="store">The store, for the message.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SessionCorruptedException">The text is no key of this class.</exception>
    public static TKey ReadKey<TSession, TKey, TMap>(string encodedKey, string store)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        try
        {
            return TMap.ParseKey(encodedKey);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw StoredDataErrors.NoKey(encodedKey, store, TMap.Description, problem);
        }
    }

    /// <summary>Gives the encoded form of a session's own key, or records why it has none.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="errors">Receives the failure of a key that may not be encodedKey.</param>
    /// <returns>The encoded key; empty for a null key.</returns>
    public static string StoredKey<TSession, TKey, TMap>(TSession session, ValidationErrors errors)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        if (session.GetType() != typeof(TSession))
        {
            errors.Add(TMap.Description.ClassName, $"it is a {session.GetType().Name}, of which this store would keep the members of {TMap.Description.ClassName} alone; mark {session.GetType().Name} [PersistedSession] and use its own store");
        }

        var key = TMap.GetKey(session);
        try
        {
            var encodedKey = key is null ? "" : TMap.FormatKey(key);
            if (KeyText.Problem(encodedKey) is { } problem)
            {
                errors.Add(KeyMembers(TMap.Description), problem);
            }

            return encodedKey;
        }
        catch (SessionValidationException fault)
        {
            errors.Add(KeyMembers(TMap.Description), fault.Failures[0].Problem, fault.InnerException);
            return "";
        }
    }

    /// <summary>Throws for a value that no index holds.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="value">The value that is looked for.</param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static void RequireValue<TValue>(TValue value)
    {
        if (value is null)
        {
            throw NullValue();
        }
    }

    /// <summary>Throws for a range that ends before it begins.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="from">The start.</param>
    /// <param name="to">The end.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <exception cref="ArgumentException">The end comes before the start.</exception>
    public static void RequireRange<TValue>(TValue from, TValue to)
    {
        RequireValue(from);
        RequireValue(to);
        RequireWhole(from);
        RequireWhole(to);
        if (Compare(from, to) > 0)
        {
            throw new ArgumentException("The range ends before it begins: 'from' is greater than 'to'. Exchange them.");
        }
    }

    internal static ArgumentNullException NullValue() => new("value", "null is not indexed; no session can be found by it");

    /// <summary>Whether each surrogate of a text has its partner, as in every text that is stored.</summary>
    /// <param name="text">The text.</param>
    internal static bool IsWhole(string text)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (char.IsSurrogate(text[position]) && (position + 1 == text.Length || !char.IsSurrogatePair(text[position], text[++position])))
            {
                return false;
            }
        }

        return true;
    }

    // Such a text is stored nowhere, and has no place among those that are.
    private static void RequireWhole<TValue>(TValue end)
    {
        if (end is char unit ? char.IsSurrogate(unit) : end is string text && !IsWhole(text))
        {
            throw new ArgumentException("The range begins or ends with a surrogate without its partner, which no stored text has.");
        }
    }

    // As the indexes compare them: times by instant, texts by their UTF-8 bytes.
    private static int Compare<TValue>(TValue from, TValue to) => (from, to) switch
    {
        (DateTime first, DateTime last) => string.CompareOrdinal(TimeIndexText.Encode(first), TimeIndexText.Encode(last)),
        (string first, string last) => KeyOrder.Utf8.Compare(first, last),
        _ => Comparer<TValue>.Default.Compare(from, to),
    };

    private static string KeyMembers(SessionDescription description) =>
        string.Join(", ", description.Members.Take(description.KeyParts.Count).Select(static member => member.Name));
}
