using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Persistence.Mapping;

/// <summary>The checks of <c>[Range]</c>, both ends included; null passes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RangeRules
{
    /// <summary>A number lies in a range of integers.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, (int Minimum, int Maximum) bounds, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        var number = Whole(value);
        if (number < bounds.Minimum || number > bounds.Maximum)
        {
            Fail(errors, member, value, $"{bounds.Minimum} to {bounds.Maximum}", errorMessage);
        }
    }

    /// <summary>A number that may be null lies in a range of integers.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, (int Minimum, int Maximum) bounds, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, bounds, errorMessage);
        }
    }

    /// <summary>A number lies in a range.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, (double Minimum, double Maximum) bounds, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        var number = double.CreateSaturating(value);
        if (!(number >= bounds.Minimum && number <= bounds.Maximum))
        {
            Fail(errors, member, value, string.Create(CultureInfo.InvariantCulture, $"{bounds.Minimum} to {bounds.Maximum}"), errorMessage);
        }
    }

    /// <summary>A number that may be null lies in a range.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, (double Minimum, double Maximum) bounds, string? errorMessage = null)
        where T : struct, INumber<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, bounds, errorMessage);
        }
    }

    /// <summary>A value lies in a range that is written as invariant text: a date, a duration, a decimal.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T value, (string Minimum, string Maximum) bounds, string? errorMessage = null)
        where T : struct, IComparable<T>, IParsable<T>
    {
        if (value.CompareTo(T.Parse(bounds.Minimum, CultureInfo.InvariantCulture)) < 0 || value.CompareTo(T.Parse(bounds.Maximum, CultureInfo.InvariantCulture)) > 0)
        {
            Fail(errors, member, value, $"{bounds.Minimum} to {bounds.Maximum}", errorMessage);
        }
    }

    /// <summary>A value that may be null lies in a range that is written as invariant text.</summary>
    public static void Range<T>(ValidationErrors errors, string member, T? value, (string Minimum, string Maximum) bounds, string? errorMessage = null)
        where T : struct, IComparable<T>, IParsable<T>
    {
        if (value.HasValue)
        {
            Range(errors, member, value.Value, bounds, errorMessage);
        }
    }

    // As the attribute does: a fraction is rounded, half to even. Wide enough for every integer type.
    private static Int128 Whole<T>(T value)
        where T : struct, INumber<T>
    {
        if (T.IsNaN(value))
        {
            return Int128.MinValue;
        }

        if (typeof(T) == typeof(decimal))
        {
            return Int128.CreateSaturating(decimal.Round(decimal.CreateChecked(value)));
        }

        return typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half)
            ? Int128.CreateSaturating(Math.Round(double.CreateChecked(value)))
            : Int128.CreateSaturating(value);
    }

    private static void Fail<T>(ValidationErrors errors, string member, T value, string allowed, string? errorMessage) =>
        errors.Add(member, errorMessage ?? string.Create(CultureInfo.InvariantCulture, $"it is {value}, {allowed} is allowed"));
}
