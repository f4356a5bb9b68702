namespace Persistence;

/// <summary>
/// Asks for a typed <c>FindBy…</c> on a member: a scalar, an enum, a date or a collection of strings.
/// A null value is not indexed.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class IndexedAttribute : Attribute
{
    /// <summary>
    /// True: a value that another session already holds fails with <see cref="SessionValidationException"/>.
    /// </summary>
    public bool Unique { get; set; }

    /// <summary>
    /// True, of a string or a collection of strings: values that differ in the case of letters alone are the same value, for lookups, queries, orders and <see cref="Unique"/>. What is stored keeps its case. The
    /// comparison is Unicode's simple case folding, on every backend and in every culture; whether it is on may change at any time.
    /// </summary>
    public bool IgnoreCase { get; set; }
}
