using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>
/// The text of strongly typed ids: what they format themselves as in the invariant culture, by
/// <see cref="IFormattable"/> or else by their own <c>ToString()</c>, and what they parse again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParsableText
{
    /// <summary>Gives the text of an id.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="value">The id.</param>
    /// <returns>Its text; empty where it has none.</returns>
    /// <exception cref="SessionValidationException">The type's own code threw something.</exception>
    public static string Format<T>(T value)
        where T : ISpanParsable<T>
    {
        try
        {
            return TextOf(value);
        }
        catch (Exception fault)
        {
            throw Unusable<T>(fault);
        }
    }

    /// <summary>Reads an id back from its text.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="text">What <see cref="Format"/> gave.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The type does not take the text, or its own code threw something.</exception>
    public static T Parse<T>(string? text)
        where T : ISpanParsable<T> =>
        Takes<T>(text, out var value) ? value : throw NotParsable<T>(text);

    /// <summary>Reads an id that is a key, or a part of one. Keys are the same exactly when their texts are.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="text">What <see cref="Format"/> gave.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The type does not take the text, has another one for the same id, or its own code threw something.</exception>
    public static T ParseKey<T>(string text)
        where T : ISpanParsable<T>
    {
        var value = Parse<T>(text);
        string again;
        try
        {
            again = TextOf(value);
        }
        catch (Exception fault)
        {
            throw NotParsable<T>(text, fault);
        }

        return again == text ? value : throw NotParsable<T>(text);
    }

    /// <summary>Gives the text of an id, or says why it cannot be stored.</summary>
    /// <typeparam name="T">The type of the id.</typeparam>
    /// <param name="value">The id.</param>
    /// <param name="text">Its text; empty where its own code threw.</param>
    /// <param name="cause">What its own code threw; null otherwise.</param>
    /// <returns>The problem; null when the text reads back to an id with the same text, and to an equal one where the type knows what is equal.</returns>
    public static string? Problem<T>(T value, out string text, out Exception? cause)
        where T : ISpanParsable<T>
    {
        (text, cause) = ("", null);
        try
        {
            text = TextOf(value);
            return !T.TryParse(text, CultureInfo.InvariantCulture, out var again) || TextOf(again) != text
                ? $"its text '{text}' does not read back to the same {typeof(T).Name}"
                : Equality<T>.IsDefined && !EqualityComparer<T>.Default.Equals(again, value)
                ? $"its text '{text}' does not hold all of it: what reads back is not equal; give {typeof(T).Name} a ToString() that says everything"
                : null;
        }
        catch (Exception fault)
        {
            cause = fault;
            return ThrewItself<T>(fault);
        }
    }

    private static bool Takes<T>(string? text, [MaybeNullWhen(false)] out T value)
        where T : ISpanParsable<T>
    {
        try
        {
            return T.TryParse(text, CultureInfo.InvariantCulture, out value);
        }
        catch (Exception fault)
        {
            throw NotParsable<T>(text, fault);
        }
    }

    private static string TextOf<T>(T value)
        where T : ISpanParsable<T> =>
        (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";

    private static string ThrewItself<T>(Exception fault) => $"the code of {typeof(T).Name} threw {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";

    private static SessionValidationException Unusable<T>(Exception fault)
    {
        var problem = ThrewItself<T>(fault);
        return new($"A {typeof(T).Name} cannot be stored or looked for: {problem}. Nothing was written; correct the value or its type.", [new(typeof(T).Name, problem)], innerException: fault);
    }

    private static FormatException NotParsable<T>(string? text, Exception? fault = null) => new(
        fault is null ? $"'{text}' is not the text of a {typeof(T).Name}" : $"'{text}' could not be read as a {typeof(T).Name}, whose own code threw {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}",
        fault);

    private static class Equality<T>
    {
        public static bool IsDefined { get; } = typeof(IEquatable<T>).IsAssignableFrom(typeof(T));
    }
}
