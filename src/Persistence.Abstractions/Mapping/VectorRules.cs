using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Persistence.Mapping;

/// <summary>What an embedding must be. Null is none, and passes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorRules
{
    /// <summary>An embedding has a direction, and as many numbers as its member says.</summary>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="member">The member's name in C#.</param>
    /// <param name="value">The embedding.</param>
    /// <param name="dimensions">How many numbers it has.</param>
    public static void Vector(ValidationErrors errors, string member, float[]? value, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (value is not null && Problem(value, dimensions) is { } problem)
        {
            errors.Add(member, problem);
        }
    }

    /// <summary>An embedding has a direction, and as many numbers as its member says. An empty one is none, and passes.</summary>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="member">The member's name in C#.</param>
    /// <param name="value">The embedding.</param>
    /// <param name="dimensions">How many numbers it has.</param>
    public static void Vector(ValidationErrors errors, string member, ReadOnlyMemory<float> value, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (!value.IsEmpty && Problem(value.Span, dimensions) is { } problem)
        {
            errors.Add(member, problem);
        }
    }

    /// <summary>Whether an embedding can be compared: one that was stored when its member had other dimensions cannot.</summary>
    /// <param name="value">The embedding; null for none.</param>
    /// <param name="member">What it should be.</param>
    internal static bool IsComparable([NotNullWhen(true)] float[]? value, VectorMember member) => value is not null && Problem(value, member.Dimensions) is null;

    /// <summary>What is wrong with an embedding.</summary>
    /// <param name="value">The embedding.</param>
    /// <param name="dimensions">How many numbers it should have.</param>
    /// <returns>Null for nothing.</returns>
    internal static string? Problem(ReadOnlySpan<float> value, int dimensions)
    {
        if (value.Length != dimensions)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {value.Length} numbers, an embedding here has {dimensions}");
        }

        for (var index = 0; index < value.Length; index++)
        {
            if (!float.IsFinite(value[index]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"its number {index} is {value[index]}, an embedding has finite numbers");
            }
        }

        return value.ContainsAnyExcept(0f) ? null : "it is all zero, an embedding has a direction";
    }
}
