using System.Globalization;
using System.Numerics;

namespace Persistence.Mapping;

/// <content>Ranges, both ends included.</content>
public static partial class ValidationRules
{
    /// <summary>A number lies in a range of integers.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, int minimum, int maximum, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        if (value < T.CreateSaturating(minimum) || value > T.CreateSaturating(maximum))
        {
            Fail(errors, member, value, $"{minimum} to {maximum}", errorMessage);
        }
    }

    /// <summary>A number that may be null lies in a range of integers.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, int minimum, int maximum, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, minimum, maximum, errorMessage);
        }
    }

    /// <summary>A number lies in a range.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, double minimum, double maximum, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        var number = double.CreateSaturating(value);
        if (!(number >= minimum && number <= maximum))
        {
            Fail(errors, member, value, string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}"), errorMessage);
        }
    }

    /// <summary>A number that may be null lies in a range.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, double minimum, double maximum, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, minimum, maximum, errorMessage);
        }
    }

    /// <summary>A value lies in a range that is written as invariant text: a date, a duration, a decimal.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, string minimum, string maximum, string? errorMessage = null)
        where T : struct, IComparable<T>, IParsable<T>
    {
        if (value.CompareTo(T.Parse(minimum, CultureInfo.InvariantCulture)) < 0 || value.CompareTo(T.Parse(maximum, CultureInfo.InvariantCulture)) > 0)
        {
            Fail(errors, member, value, $"{minimum} to {maximum}", errorMessage);
        }
    }

    /// <summary>A value that may be null lies in a range that is written as invariant text.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, string minimum, string maximum, string? errorMessage = null)
        where T : struct, IComparable<T>, IParsable<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, minimum, maximum, errorMessage);
        }
    }

    private static void Fail<T>(ValidationErrors errors, string member, T value, string allowed, string? errorMessage) =>
        errors.Add(member, errorMessage ?? string.Create(CultureInfo.InvariantCulture, $"it is {value}, {allowed} is allowed"));
}
