using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Persistence.Mapping;

/// <summary>
/// The checks of the validation attributes of System.ComponentModel.DataAnnotations, with their meaning: null
/// passes every check but <see cref="Required"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValidationRules
{
    /// <summary>The value is not null, and text is not blank.</summary>
    public static void Required(ValidationErrors errors, string member, object? value, bool allowEmptyStrings, string? errorMessage = null)
    {
        if (value is null || (!allowEmptyStrings && value is string text && string.IsNullOrWhiteSpace(text)))
        {
            errors.Add(member, errorMessage ?? (value is null ? "it is required and is null" : "it is required and is blank"));
        }
    }

    /// <summary>Text has a length in UTF-16 characters between two bounds, both included.</summary>
    public static void StringLength(ValidationErrors errors, string member, string? value, (int Minimum, int Maximum) bounds, string? errorMessage = null)
    {
        if (value is not null && (value.Length < bounds.Minimum || value.Length > bounds.Maximum))
        {
            errors.Add(member, errorMessage ?? string.Create(CultureInfo.InvariantCulture, $"it has {value.Length} characters, {bounds.Minimum} to {bounds.Maximum} are allowed"));
        }
    }

    /// <summary>Text or a collection has at most so many characters or elements; -1 for any number.</summary>
    public static void MaxLength(ValidationErrors errors, string member, object? value, int maximum, string? errorMessage = null)
    {
        if (maximum >= 0 && LengthOf(value) is { } length && length > maximum)
        {
            errors.Add(member, errorMessage ?? string.Create(CultureInfo.InvariantCulture, $"its length is {length}, at most {maximum} is allowed"));
        }
    }

    /// <summary>Text or a collection has at least so many characters or elements.</summary>
    public static void MinLength(ValidationErrors errors, string member, object? value, int minimum, string? errorMessage = null)
    {
        if (LengthOf(value) is { } length && length < minimum)
        {
            errors.Add(member, errorMessage ?? string.Create(CultureInfo.InvariantCulture, $"its length is {length}, at least {minimum} is required"));
        }
    }

    /// <summary>The whole text matches a pattern; empty text passes, as it does with the attribute.</summary>
    public static void RegularExpression(ValidationErrors errors, string member, string? value, Regex pattern, string? errorMessage = null)
    {
        if (!string.IsNullOrEmpty(value) && !IsWhole(value, pattern))
        {
            errors.Add(member, errorMessage ?? $"it does not match the pattern {pattern}");
        }
    }

    private static bool IsWhole(string value, Regex pattern)
    {
        var match = pattern.Match(value);
        return match.Success && match.Index == 0 && match.Length == value.Length;
    }

    private static int? LengthOf(object? value) => value switch
    {
        string text => text.Length,
        System.Collections.ICollection collection => collection.Count,
        System.Collections.IEnumerable elements => elements.Cast<object?>().Count(),
        _ => null,
    };
}
