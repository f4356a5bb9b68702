using System.Runtime.CompilerServices;

namespace Persistence.TestKit;

/// <summary>What cases say about what they saw. Bound to no test framework.</summary>
public static class Check
{
    /// <summary>Two values are equal.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="expected">What the contract says.</param>
    /// <param name="actual">What was seen.</param>
    /// <param name="what">What was looked at.</param>
    /// <exception cref="ConformanceException">They differ.</exception>
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ConformanceException($"{what}: expected {Text(expected)}, was {Text(actual)}.");
        }
    }

    /// <summary>Two sequences have equal elements in the same order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="expected">What the contract says.</param>
    /// <param name="actual">What was seen.</param>
    /// <param name="what">What was looked at.</param>
    /// <exception cref="ConformanceException">They differ.</exception>
    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        if (!left.SequenceEqual(right))
        {
            throw new ConformanceException($"{what}: expected [{Join(left)}], was [{Join(right)}].");
        }
    }

    /// <summary>A condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="what">The condition in words.</param>
    /// <exception cref="ConformanceException">It does not hold.</exception>
    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
        {
            throw new ConformanceException($"Not so: {what}.");
        }
    }

    /// <summary>Something was found.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">What was found.</param>
    /// <param name="what">What was looked for.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ConformanceException">It is null.</exception>
    public static T Found<T>(T? value, [CallerArgumentExpression(nameof(value))] string what = "")
        where T : class =>
        value ?? throw new ConformanceException($"{what}: expected to be there, was null.");

    /// <summary>An action fails with an error of exactly one type.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <param name="action">The action.</param>
    /// <param name="what">The action in words.</param>
    /// <returns>The error.</returns>
    /// <exception cref="ConformanceException">It does not fail, or with another error.</exception>
    public static TException Throws<TException>(Action action, [CallerArgumentExpression(nameof(action))] string what = "")
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            action();
        }
        catch (TException expected) when (expected.GetType() == typeof(TException) || typeof(TException) == typeof(ArgumentException))
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new ConformanceException($"{what}: expected {typeof(TException).Name}, was {other.GetType().Name}: {other.Message}", other);
        }

        throw new ConformanceException($"{what}: expected {typeof(TException).Name}, but nothing was thrown.");
    }

    /// <summary>A call fails with an error of exactly one type, or of one derived from <see cref="OperationCanceledException"/> or <see cref="ArgumentException"/> where such is asked for.</summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="what">The call in words.</param>
    /// <returns>The error.</returns>
    /// <exception cref="ConformanceException">It does not fail, or with another error.</exception>
    public static async Task<TException> ThrowsAsync<TException>(Func<Task> call, [CallerArgumentExpression(nameof(call))] string what = "")
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TException expected) when (expected.GetType() == typeof(TException) || typeof(TException) == typeof(ArgumentException) || typeof(TException) == typeof(OperationCanceledException))
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new ConformanceException($"{what}: expected {typeof(TException).Name}, was {other.GetType().Name}: {other.Message}", other);
        }

        throw new ConformanceException($"{what}: expected {typeof(TException).Name}, but nothing was thrown.");
    }

    /// <summary>The backend can be asked.</summary>
    /// <param name="condition">Whether it can.</param>
    /// <param name="reason">Why not, if not.</param>
    /// <exception cref="CaseSkippedException">It cannot.</exception>
    public static void Possible(bool condition, string reason)
    {
        if (!condition)
        {
            throw new CaseSkippedException(reason);
        }
    }

    private static string Join<T>(List<T> values) => string.Join(", ", values.Take(50).Select(Text)) + (values.Count > 50 ? $", … {values.Count}" : "");

    private static string Text<T>(T value) => value is string text ? $"\"{text}\"" : value?.ToString() ?? "null";
}
